import type { AttemptStep, EnrollmentAttempt } from '../../correlate/model.ts';
import { lastStep } from '../../correlate/store.ts';
import type { SeenLog } from './model.ts';

/** A device that goes on does so within this time. */
const PATIENCE_MS = 120_000;

/** How an attempt ends in its log. */
export interface Ending {
  readonly last: AttemptStep;
  /** True where the log goes on long enough to show that nothing followed; false where it may just be cut off here. */
  readonly over: boolean;
}

export type EndingOf = (attempt: EnrollmentAttempt) => Ending | undefined;

/** Tells the last step of an attempt, and whether more could have followed; undefined for an attempt without steps. */
export function endingsIn({ endMs: now }: SeenLog): EndingOf {
  return (attempt) => {
    const last = lastStep(attempt);
    if (!last) return undefined;
    const then = last.atMs;
    return { last, over: then !== undefined && now !== undefined && now - then > PATIENCE_MS };
  };
}
