import { EVENT_CAUSES, type EventCause, type EventCauseInfo } from '../../judge/event/causes.ts';
import { judgeEvent } from '../../judge/event/index.ts';
import type { Rule } from '../engine/model.ts';
import { judgedDraft } from './judged-draft.ts';

/** A rule about Windows events: its name. What it says and advises is the judgement of the event. */
export type EventRuleSpec = Pick<Rule, 'id' | 'title' | 'source'> & {
  /** The causes that it reports; the first one speaks for the rule. */
  readonly causes: readonly [EventCause, ...EventCause[]];
};

/** A rule that a single event proves. */
export function eventRule(spec: EventRuleSpec): Rule {
  const reported: ReadonlySet<string> = new Set(spec.causes);
  return {
    ...eventRuleInfo(spec),
    start: (report) => ({
      see(event, record) {
        const failure = event.kind === 'windows-event' ? judgeEvent(event, record.level) : undefined;
        if (failure && reported.has(failure.cause)) report(judgedDraft(failure));
      },
    }),
  };
}

/** All of a rule but how it runs. */
export function eventRuleInfo({ causes, ...named }: EventRuleSpec): Omit<Rule, 'start'> {
  const { rule: _, ...info }: EventCauseInfo = EVENT_CAUSES[causes[0]];
  return { ...info, ...named, formats: ['windows-event-log'] };
}
