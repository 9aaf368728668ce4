import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { type ClientCause, clientCause } from '../../judge/cause/windows-client.ts';
import { type EventReason, reasonsOf } from '../../judge/event-reason.ts';
import type { Evidence } from '../../log/finding.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { burstRun, type EventBurst } from './event-burst.ts';

/**
 * The result of a failure: that of event 32, at the end of its message; of event 307 alone its code, where it is whole. Undefined where the
 * events name none.
 */
export function resultOf({ main }: EventBurst): EventReason | undefined {
  if (main.eventId.value === 32) return reasonsOf(main).at(-1);
  return reasonsOf(main).findLast(({ value }) => value !== undefined && value >= FIRST_ERROR);
}

/** HRESULTs of errors have their highest bit set; what is left of a cut one has not. */
const FIRST_ERROR = 0x80000000;

export type ClientRuleSpec = Omit<Rule, 'id' | 'start' | 'formats'> & {
  readonly id: ClientCause;
  draft(burst: EventBurst): Omit<FindingDraft, 'span' | 'evidence'>;
};

/** A rule for one cause of a failed enrollment on a Windows device: marks the code, and has event 307 as evidence. */
export function clientRule(spec: ClientRuleSpec): Rule {
  const { draft, ...rule } = spec;
  return {
    ...rule,
    formats: ['windows-event-log'],
    start: (report) =>
      burstRun(report, {
        isPart: (event) => isEvent(event, 'scep-client', 32, 307),
        mainId: 32,
        draft: (burst) =>
          clientCause([burst.main, ...burst.others]) === spec.id
            ? { span: markOf(burst), ...draft(burst), evidence: evidenceOf(burst) }
            : undefined,
      }),
  };
}

/** The result; of event 307, which mostly holds a part of the code only, what there is of it. */
function markOf(burst: EventBurst): Span {
  const { main } = burst;
  return resultOf(burst)?.span ?? main.codes.at(-1)?.span ?? main.span;
}

function evidenceOf({ others }: EventBurst): readonly Evidence[] {
  return others.map((event) => ({
    span: event.span,
    message: msg('Event {0} of the same failure names the step.', event.eventId.value),
  }));
}
