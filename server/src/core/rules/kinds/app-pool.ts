import { isEvent } from '../../facts/codes/windows-events/index.ts';
import {
  IDENTITY_INVALID,
  NOT_STARTED,
  namesNdesPool,
  OFF_FOR_IDENTITY,
  type PoolCause,
  poolCause,
} from '../../judge/cause/app-pool.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { burstRun, type EventBurst } from './event-burst.ts';

export type PoolRuleSpec = Omit<Rule, 'id' | 'start' | 'formats'> & {
  readonly id: PoolCause;
  draft(burst: EventBurst): Omit<FindingDraft, 'span'>;
};

/** A rule for one cause of a pool that does not start: its identity where an event of WAS names that, else anything. */
export function poolRule(spec: PoolRuleSpec): Rule {
  const { draft, ...rule } = spec;
  return {
    ...rule,
    formats: ['windows-event-log'],
    start: (report) =>
      burstRun(report, {
        isPart: (event) => isEvent(event, 'was', IDENTITY_INVALID, OFF_FOR_IDENTITY, NOT_STARTED) && namesNdesPool(event),
        mainId: IDENTITY_INVALID,
        draft: (burst) =>
          poolCause([burst.main, ...burst.others]) === spec.id ? { span: burst.main.span, ...draft(burst) } : undefined,
      }),
  };
}
