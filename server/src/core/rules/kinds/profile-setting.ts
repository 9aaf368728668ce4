import { msg, type Sentence } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** A rule that looks at one setting of a SCEP payload alone. */
interface SettingRule extends Omit<Rule, 'formats' | 'step' | 'start'> {
  /** The key in the profile. */
  readonly setting: string;
  /** What is wrong with a value; undefined where nothing is. Values that a server fills in first are not asked about. */
  judge(value: string): Verdict | undefined;
  /** Whose profile it is; an Apple one where this is absent. */
  readonly of?: 'apple' | 'windows';
  /** What it means that a payload leaves the setting out; absent where that is fine. */
  readonly missing?: Verdict;
}

export type Verdict = Pick<FindingDraft, 'message' | 'short' | 'severity'>;

export function profileRule({ setting, judge, missing, of = 'apple', ...rule }: SettingRule): Rule {
  return {
    ...rule,
    step: 1,
    formats: [of === 'apple' ? 'apple-profile-log' : 'android-omadm-log'],
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
const below: Sentence = msg('less than 0');
