import { type Message, msg } from '../../../text/message.ts';
import type { FindingDraft, Rule, RuleSample } from '../../model.ts';

/** A rule that looks at one setting of a SCEP payload alone. */
interface SettingRule extends Omit<Rule, 'formats' | 'step' | 'start'> {
  /** The key in the profile. */
  readonly setting: string;
  /** What is wrong with a value; undefined where nothing is. Values that a server fills in first are not asked about. */
  judge(value: string): Verdict | undefined;
  /** What it means that a payload leaves the setting out; absent where that is fine. */
  readonly missing?: Verdict;
}

export type Verdict = Pick<FindingDraft, 'message' | 'short' | 'severity'>;

export function profileRule({ setting, judge, missing, ...rule }: SettingRule): Rule {
  return {
    ...rule,
    step: 1,
    formats: ['apple-profile-log'],
    start: (report) => ({
      see(event) {
        if (event.kind !== 'setting' || event.name.value !== setting) return;
        const verdict = event.value ? !isPlaceholder(event.value.value) && judge(event.value.value) : missing;
        if (verdict) report({ span: event.span, ...verdict });
      },
    }),
  };
}

/** Profiles are kept as templates, in which a management server puts its values: `$CHALLENGE`, `{{url}}`, `%HardwareUUID%`. */
function isPlaceholder(value: string): boolean {
  return /[${]|^%[A-Za-z]/.test(value);
}

/** A whole number as a profile writes it; undefined for any other text. */
export function wholeNumber(value: string): number | undefined {
  return /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** What is wrong with a number of times or seconds that is below zero. */
export function negative(setting: string, value: number): Verdict {
  return {
    message: msg('{0} is {1} in this profile: it cannot be less than 0. What a device makes of it is not known.', setting, value),
    short: below,
  };
}
const below: Message = msg('less than 0');

/** What a profile must have so that no other rule speaks. */
const HEALTHY: Readonly<Record<string, string>> = {
  URL: '<string>https://ndes.contoso.com/certsrv/mscep/mscep.dll</string>',
  Keysize: '<integer>2048</integer>',
};

/** A healthy profile with one setting; `marks` is a line of carets below it. */
export function profileSample(title: string, setting: string, marks = ''): RuleSample {
  const others = Object.keys(HEALTHY).filter((key) => !setting.includes(`<key>${key}</key>`));
  return sampleOf(title, [TYPE], [setting, ...(marks === '' ? [] : [marks]), ...others.map(healthy)]);
}

/** A healthy profile that leaves one setting out; the rule marks the type of the payload. */
export function profileSampleWithout(title: string, setting: string, id: string): RuleSample {
  const others = Object.keys(HEALTHY).filter((key) => key !== setting);
  const marks = `${' '.repeat(TYPE.indexOf(SCEP))}${'^'.repeat(SCEP.length)} ${id}`;
  return sampleOf(title, [TYPE, marks], others.map(healthy));
}

const SCEP = 'com.apple.security.scep';
const TYPE = `<key>PayloadType</key><string>${SCEP}</string>`;

function healthy(key: string): string {
  return `<key>${key}</key>${HEALTHY[key]}`;
}

function sampleOf(title: string, type: readonly string[], settings: readonly string[]): RuleSample {
  const lines = [
    '<plist version="1.0"><dict><key>PayloadContent</key><array><dict>',
    ...type,
    '<key>PayloadContent</key><dict>',
    ...settings,
    '</dict></dict></array></dict></plist>',
    '',
  ];
  return { title, format: 'apple-profile-log', text: lines.join('\n') };
}
