import { IDENTITY_INVALID, isPoolStart, poolStart } from '../../judge/event/pool.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { burstRule } from './burst-rule.ts';
import type { EventRuleSpec } from './event-rule.ts';

/** A rule for one cause of a pool that does not start; the events of one failure have one finding. */
export function poolRule(spec: EventRuleSpec): Rule {
  return burstRule(spec, {
    isPart: isPoolStart,
    mainId: IDENTITY_INVALID,
    judge: poolStart,
    also: ({ eventId }) => msg('Event {0} tells of the same failure.', eventId.value),
  });
}
