import type { Message } from '../../text/message.ts';
import type { Rule, RuleSample } from '../model.ts';

/** A rule that looks at one setting of a SCEP payload alone. */
interface SettingRule extends Omit<Rule, 'formats' | 'step' | 'start'> {
  /** The key in the profile. */
  readonly setting: string;
  /** What is wrong with a value; undefined where nothing is. */
  judge(value: string): { readonly message: Message; readonly short: Message } | undefined;
}

export function profileRule({ setting, judge, ...rule }: SettingRule): Rule {
  return {
    ...rule,
    step: 1,
    formats: ['apple-profile-log'],
    start: (report) => ({
      see(event) {
        if (event.kind !== 'setting' || event.name.value !== setting) return;
        const verdict = judge(event.value.value);
        if (verdict) report({ span: event.span, ...verdict });
      },
    }),
  };
}

/** A profile with one setting; `marks` is a line of carets below it. */
export function profileSample(title: string, setting: string, marks = ''): RuleSample {
  const text = `<plist version="1.0"><dict><key>PayloadContent</key><array><dict>
<key>PayloadType</key><string>com.apple.security.scep</string>
<key>PayloadContent</key><dict>
${setting}${marks && `\n${marks}`}
</dict></dict></array></dict></plist>
`;
  return { title, format: 'apple-profile-log', text };
}
