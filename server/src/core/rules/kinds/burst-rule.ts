import { type EventTold, failureOf } from '../../judge/event/told.ts';
import type { Rule } from '../engine/model.ts';
import { type BurstSpec, burstRun } from './event-burst.ts';
import { type EventRuleSpec, eventRuleInfo } from './event-rule.ts';
import { judgedDraft } from './judged-draft.ts';

/** Such a failure, and what is judged of it. */
export interface JudgedBurst extends Omit<BurstSpec, 'draft'> {
  judge(...[events]: Parameters<BurstSpec['draft']>): EventTold;
}

/** A rule for some causes of a failure of which several events tell together. */
export function burstRule(spec: EventRuleSpec, { judge, ...burst }: JudgedBurst): Rule {
  return {
    ...eventRuleInfo(spec),
    start: (report) =>
      burstRun(report, {
        ...burst,
        draft(events) {
          const told = judge(events);
          return spec.causes.includes(told.cause) ? judgedDraft(failureOf(told)) : undefined;
        },
      }),
  };
}
