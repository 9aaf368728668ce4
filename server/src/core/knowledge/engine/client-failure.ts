import { msg } from '../../text/message.ts';
import { isEvent } from '../codes/windows-events/index.ts';
import type { Evidence, FindingDraft, Rule } from '../model.ts';
import { burstRun, type EventBurst } from './event-burst.ts';
import { codeSpan, hasCode, says } from './windows-event.ts';

/** Rules for the failure that a Windows device reports with events 32 and 307. */
export type ClientCause = 'windows-hash-value' | 'windows-tls-0x80072f8f' | 'delivery-windows';

/** CRYPT_E_HASH_VALUE and ERROR_WINHTTP_SECURE_FAILURE as an HRESULT. */
const HASH_VALUE = 0x80091007;
const TLS = 0x80072f8f;

/** The rule that a failure belongs to. */
function causeOf({ main, others }: EventBurst): ClientCause {
  const events = [main, ...others];
  if (events.some((event) => hasCode(event, HASH_VALUE) || says(event, /hash value is not correct/i)))
    return 'windows-hash-value';
  return events.some((event) => hasCode(event, TLS)) ? 'windows-tls-0x80072f8f' : 'delivery-windows';
}

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
          causeOf(burst) === spec.id ? { span: codeSpan(burst.main), ...draft(burst), evidence: evidenceOf(burst) } : undefined,
      }),
  };
}

function evidenceOf({ others }: EventBurst): readonly Evidence[] {
  return others.map((event) => ({
    span: event.span,
    message: msg('Event {0} of the same failure names the step.', event.eventId.value),
  }));
}
