import { IDENTITY_INVALID, isPoolStart, poolStart } from '../../judge/event/pool.ts';
import { failureOf } from '../../judge/event/told.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { burstRun } from './event-burst.ts';
import { type EventRuleSpec, eventRuleInfo } from './event-rule.ts';
import { judgedDraft } from './judged-draft.ts';

/** A rule for one cause of a pool that does not start; the events of one failure have one finding. */
export function poolRule(spec: EventRuleSpec): Rule {
  return {
    ...eventRuleInfo(spec),
    start: (report) =>
      burstRun(report, {
        isPart: isPoolStart,
        mainId: IDENTITY_INVALID,
        draft({ main, others }) {
          const told = poolStart([main, ...others]);
          if (!spec.causes.includes(told.cause)) return undefined;
          return {
            ...judgedDraft(failureOf(told)),
            evidence: others.map((event) => ({
              span: event.span,
              message: msg('Event {0} tells of the same failure.', event.eventId.value),
            })),
          };
        },
      }),
  };
}
