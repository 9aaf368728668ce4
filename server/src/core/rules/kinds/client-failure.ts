import { clientFailure, isClientFailure, RESULT } from '../../judge/event/client.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { burstRule } from './burst-rule.ts';
import type { EventRuleSpec } from './event-rule.ts';

/** A rule for one cause of a failed enrollment on a Windows device: marks the code, and has event 307 as evidence. */
export function clientRule(spec: EventRuleSpec): Rule {
  return burstRule(spec, {
    isPart: isClientFailure,
    mainId: RESULT,
    judge: clientFailure,
    also: ({ eventId }) => msg('Event {0} of the same failure names the step.', eventId.value),
  });
}
