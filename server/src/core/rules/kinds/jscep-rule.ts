import { type JscepFailure, type JscepFailureKind, jscepFailure } from '../../judge/cause/jscep.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** A rule on exceptions of jscep and on the line that jscep logs before it throws. */
export type JscepRuleSpec = Omit<Rule, 'start' | 'formats'> &
  Pick<FindingDraft, 'message' | 'short'> & {
    readonly kinds: readonly JscepFailureKind[];
    /** Notes that say the same, logged just before the exception. */
    readonly notes?: readonly string[];
    /** What the exception changes in the words. */
    draft?(failure: JscepFailure): Partial<FindingDraft>;
  };

/** The exception of a failure is logged once by jscep and once by its caller, a line or two apart. */
const SAME_FAILURE_RECORDS = 3;

export function jscepRule(spec: JscepRuleSpec): Rule {
  const { kinds, notes = [], message, short, draft, ...rule } = spec;
  return {
    ...rule,
    formats: ['android-omadm-log'],
    start(report) {
      let last = Number.NEGATIVE_INFINITY;
      return {
        see(event, record) {
          const failure = event.kind === 'error' ? jscepFailure(event) : undefined;
          const noted = event.kind === 'note' && notes.includes(event.note);
          if (!noted && !(failure && kinds.includes(failure.kind))) return;
          const repeated = record.index - last <= SAME_FAILURE_RECORDS;
          last = record.index;
          if (repeated) return;
          const span = failure ? failure.cause.span : event.span;
          report({ message, short, span, ...(failure ? draft?.(failure) : {}) });
        },
      };
    },
  };
}
