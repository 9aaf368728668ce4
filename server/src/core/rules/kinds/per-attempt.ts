import type { EnrollmentAttempt } from '../../correlate/model.ts';
import type { FindingDraft } from '../engine/model.ts';

/** What each attempt calls for, one after the other and none kept: a log may have 100 000 attempts. `after` is the next attempt. */
export function* perAttempt(
  attempts: readonly EnrollmentAttempt[],
  draftOf: (attempt: EnrollmentAttempt, after: EnrollmentAttempt | undefined) => FindingDraft | undefined,
): Iterable<FindingDraft> {
  for (let i = 0; i < attempts.length; i++) {
    const attempt = attempts[i];
    const draft = attempt && draftOf(attempt, attempts[i + 1]);
    if (draft) yield draft;
  }
}
