import type { AttemptStep, EnrollmentAttempt } from '../../correlate/model.ts';
import { lastStep } from '../../correlate/store.ts';
import type { LogDocument } from '../../log/model.ts';

/** A device that goes on does so within this time. */
const PATIENCE_MS = 120_000;
/** So many records at the end are searched for one with a time: a live log may end with a broken line. */
const LAST_RECORDS = 50;

/** How an attempt ends in its log. */
export interface Ending {
  readonly last: AttemptStep;
  /** True where the log goes on long enough to show that nothing followed; false where it may just be cut off here. */
  readonly over: boolean;
}

export type EndingOf = (attempt: EnrollmentAttempt) => Ending | undefined;

/** Tells the last step of an attempt, and whether more could have followed; undefined for an attempt without steps. */
export function endingsIn(document: LogDocument): EndingOf {
  const now = endOfLog(document);
  return (attempt) => {
    const last = lastStep(attempt);
    if (!last) return undefined;
    const then = document.records.at(last.record)?.time?.epochMs;
    return { last, over: then !== undefined && now !== undefined && now - then > PATIENCE_MS };
  };
}

/** Time of the last record that has one, as `LogTime.epochMs`. */
export function endOfLog(document: LogDocument): number | undefined {
  const { records } = document;
  for (let i = records.length - 1; i >= Math.max(0, records.length - LAST_RECORDS); i--) {
    const time = records.at(i)?.time;
    if (time) return time.epochMs;
  }
  return undefined;
}
