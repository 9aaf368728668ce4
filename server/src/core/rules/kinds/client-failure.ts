import { clientFailure, isClientFailure, RESULT } from '../../judge/event/client.ts';
import { failureOf } from '../../judge/event/told.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { burstRun } from './event-burst.ts';
import { type EventRuleSpec, eventRuleInfo } from './event-rule.ts';
import { judgedDraft } from './judged-draft.ts';

/** A rule for one cause of a failed enrollment on a Windows device: marks the code, and has event 307 as evidence. */
export function clientRule(spec: EventRuleSpec): Rule {
  return {
    ...eventRuleInfo(spec),
    start: (report) =>
      burstRun(report, {
        isPart: isClientFailure,
        mainId: RESULT,
        draft({ main, others }) {
          const told = clientFailure([main, ...others]);
          if (!spec.causes.includes(told.cause)) return undefined;
          return {
            ...judgedDraft(failureOf(told)),
            evidence: others.map((event) => ({
              span: event.span,
              message: msg('Event {0} of the same failure names the step.', event.eventId.value),
            })),
          };
        },
      }),
  };
}
