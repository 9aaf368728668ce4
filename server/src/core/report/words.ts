import type { Confidence, StepOutcome } from '../case/model.ts';
import type { Severity } from '../log/finding.ts';
import { markOf, type Proven } from '../text/proof.ts';
import { own, together } from '../text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../text/sentence.ts';
import { type Line, oneLine } from '../text/visible.ts';
import type { AttemptJson } from './attempt-json.ts';

/** The six steps, as a reader names them. */
export const STEPS: Readonly<Record<number, Sentence>> = {
  1: msg('profile delivered'),
  2: msg('device to NDES'),
  3: msg('NDES to policy module'),
  4: msg('NDES to CA'),
  5: msg('certificate delivered'),
  6: msg('reported'),
};

export const STEP_OUTCOMES = {
  done: msg('done'),
  failed: msg('failed'),
  waiting: msg('waiting'),
  'not-reached': msg('not reached'),
  'not-in-these-logs': msg('not in these logs'),
} as const satisfies Record<StepOutcome, Sentence>;

export const OUTCOMES = {
  issued: msg('issued'),
  failed: msg('failed'),
  pending: msg('waiting for the CA'),
  unknown: msg('not known how it ended'),
} as const satisfies Record<AttemptJson['outcome'], Sentence>;

export const PLATFORMS = {
  android: msg('Android'),
  ios: msg('iOS'),
  macos: msg('macOS'),
  windows: msg('Windows'),
  other: msg('no device'),
  unknown: msg('unknown device'),
} as const satisfies Record<AttemptJson['platform'], Sentence>;

export const SEVERITIES = {
  error: msg('error'),
  warning: msg('warning'),
  information: msg('info'),
  hint: msg('hint'),
} as const satisfies Record<Severity, Sentence>;

/** Whose enrollment it is: the platform, and the name or the address of the device where one is known. */
export function subjectOf({ platform, device }: Pick<AttemptJson, 'platform' | 'device'>): Sentence {
  const who = device.name ?? device.address;
  return who === undefined ? PLATFORMS[platform] : msg('{0} {1}', PLATFORMS[platform], who);
}

/** How an enrollment ended: "failed at step 3, NDES to policy module". */
export function outcomeOf({ outcome, failedStep }: Pick<AttemptJson, 'outcome' | 'failedStep'>): Sentence {
  if (failedStep === undefined) return OUTCOMES[outcome];
  const stop = msg('step {0}, {1}', failedStep, STEPS[failedStep] ?? '');
  return outcome === 'issued' ? msg('issued, but failed at {0}', stop) : msg('failed at {0}', stop);
}

/** What something rests on, to stand behind what was rendered before; nothing where it is documented. */
export function proofMark(proven: Proven, localize: Localize): Line {
  const mark = markOf(proven);
  return mark ? together<Line>` ${oneLine(localize(mark))}` : own('');
}

export const CONFIDENCES = {
  certain: msg('certain'),
  likely: msg('likely'),
  guess: msg('a guess'),
} as const satisfies Record<Confidence, Sentence>;
