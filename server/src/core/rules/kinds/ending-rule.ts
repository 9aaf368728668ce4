import type { AttemptStep, EnrollmentAttempt } from '../../correlate/model.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { type EndingOf, endingsIn } from '../engine/ending.ts';
import type { FindingDraft, RuleRun } from '../engine/model.ts';
import { perAttempt } from './per-attempt.ts';

/** What an attempt calls for by the way it ends; `after` is the next attempt. */
export type JudgeEnding = (
  attempt: EnrollmentAttempt,
  endingOf: EndingOf,
  after: EnrollmentAttempt | undefined,
) => FindingDraft | undefined;

/** A rule that looks at how each attempt ends. */
export function byEnding(judge: JudgeEnding): () => RuleRun {
  return () => ({
    end: (attempts, log) => {
      const endingOf = endingsIn(log);
      return perAttempt(attempts, (attempt, after) => judge(attempt, endingOf, after));
    },
  });
}

/**
 * A device's enrollment that stops: `nextOf` says what should have followed its last step, undefined where nothing has to. `besides`
 * is what the finding has of its own.
 */
export function stopsAfter(
  nextOf: (last: AttemptStep) => Sentence | undefined,
  besides: (last: AttemptStep) => Pick<FindingDraft, 'resolutions'> = () => ({}),
): JudgeEnding {
  return (attempt, endingOf, after) => {
    if (attempt.outcome !== 'unknown') return undefined;
    const ending = endingOf(attempt);
    const next = ending && nextOf(ending.last);
    if (!ending || !next) return undefined;
    const place = { span: ending.last.span, ...besides(ending.last) };
    const followed = after !== undefined && after.span.start >= attempt.span.end;
    if (followed || ending.over) {
      return {
        message: msg('{0} The log goes on without it, so the enrollment most likely stopped here.', next),
        short: msg('enrollment stops here'),
        group: next.text,
        ...place,
      };
    }
    return {
      severity: 'information',
      message: msg('{0} The log ends here; it may just be cut off.', next),
      short: msg('log ends before the enrollment does'),
      group: `end ${next.text}`,
      ...place,
    };
  };
}
