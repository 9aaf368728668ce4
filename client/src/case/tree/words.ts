import type { EnrollmentRow } from '../../../../server/src/protocol/case.ts';
import { type RowIcon, type Shown, say, shown } from '../../window/index.ts';
import type { Attempt, Cause, Step } from './source.ts';

export type Outcome = Attempt['outcome'];

/** In the order in which people look at them. */
export const OUTCOMES: readonly Outcome[] = ['failed', 'pending', 'unknown', 'issued'];

export const OUTCOME_WORDS = {
  failed: () => say('failed'),
  pending: () => say('waiting for the CA'),
  unknown: () => say('not known how it ended'),
  issued: () => say('issued'),
} as const satisfies Record<Outcome, () => Shown>;

/** Each has a shape of its own: the color says nothing that the shape does not. */
export const OUTCOME_ICONS: Readonly<Record<Outcome, RowIcon>> = {
  failed: { name: 'error', color: 'testing.iconFailed' },
  pending: { name: 'clock', color: 'testing.iconQueued' },
  unknown: { name: 'question' },
  issued: { name: 'pass', color: 'testing.iconPassed' },
};

type StepOutcome = Step['outcome'];

export const STEP_OUTCOME_WORDS = {
  done: () => say('done'),
  failed: () => say('failed'),
  waiting: () => say('waiting'),
  'not-reached': () => say('not reached'),
  'not-in-these-logs': () => say('not in these logs'),
} as const satisfies Record<StepOutcome, () => Shown>;

export const STEP_ICONS: Readonly<Record<StepOutcome, RowIcon>> = {
  done: { name: 'pass', color: 'testing.iconPassed' },
  failed: { name: 'error', color: 'testing.iconFailed' },
  waiting: { name: 'clock', color: 'testing.iconQueued' },
  'not-reached': { name: 'circle-slash', color: 'disabledForeground' },
  'not-in-these-logs': { name: 'circle-large-outline', color: 'disabledForeground' },
};

const STEPS: readonly (() => Shown)[] = [
  () => say('profile delivered'),
  () => say('device to NDES'),
  () => say('NDES to policy module'),
  () => say('NDES to CA'),
  () => say('certificate delivered'),
  () => say('reported'),
];

/** What a step of the flow is called, from 1. */
export function stepTitle(step: number): Shown {
  return STEPS[step - 1]?.() ?? say('step {0}', step);
}

export const PLATFORM_WORDS = {
  android: () => say('Android'),
  ios: () => say('iOS'),
  macos: () => say('macOS'),
  windows: () => say('Windows'),
  other: () => say('no device'),
  unknown: () => say('unknown device'),
} as const satisfies Record<Attempt['platform'], () => Shown>;

export const CONFIDENCE_WORDS = {
  certain: () => say('cause'),
  likely: () => say('likely cause'),
  guess: () => say('possible cause'),
} as const satisfies Record<Cause['confidence'], () => Shown>;

/** How an enrollment ended, and where it stopped. */
export function endOf({ outcome, failedStep }: Pick<EnrollmentRow, 'outcome' | 'failedStep'>): Shown {
  if (failedStep === undefined) return OUTCOME_WORDS[outcome]();
  if (outcome === 'issued') return say('issued, but failed at step {0}', failedStep);
  return say('failed at step {0}', failedStep);
}

/** A device in few characters: of an identifier its first digits, as people compare them. */
export function shortDevice(device: string): Shown {
  return shown(device.replace(/^([\da-f]{8})-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i, '$1…'));
}

const SENTENCE = /^.{20,}?[.:;](?= )/s;

/** The first sentence, or its first part, of what a cause says: a row holds no more. */
export function shortCause(text: string): Shown {
  const sentence = SENTENCE.exec(text)?.[0] ?? text;
  return shown(sentence.replace(/[.:;]$/, ''), 120);
}
