import type { Evidence } from '../../../log/finding.ts';
import { msg } from '../../../text/sentence.ts';
import type { Span } from '../../../text/span.ts';
import { isEvent } from '../../codes/windows-events/index.ts';
import { type EventReason, givesReason, reasonsOf } from '../../event-reason.ts';
import type { FindingDraft, Rule } from '../../model.ts';
import { burstRun, type EventBurst } from './event-burst.ts';

/** Rules for the failure that a Windows device reports with events 32 and 307. */
export type ClientCause = 'windows-hash-value' | 'windows-tls-0x80072f8f' | 'windows-after-ca-renewal' | 'delivery-windows';

/** CRYPT_E_HASH_VALUE, ERROR_WINHTTP_SECURE_FAILURE as an HRESULT, CERT_E_UNTRUSTEDROOT. */
const CAUSES: readonly (readonly [number, ClientCause])[] = [
  [0x80091007, 'windows-hash-value'],
  [0x80072f8f, 'windows-tls-0x80072f8f'],
  [0x800b0109, 'windows-after-ca-renewal'],
];

/** The rule that a failure belongs to. */
function causeOf({ main, others }: EventBurst): ClientCause {
  const events = [main, ...others];
  const known = CAUSES.find(([value]) => events.some((event) => givesReason(event, value)));
  return known ? known[1] : 'delivery-windows';
}

/** The result of event 32, at the end of its message; undefined where the failure left no event 32, or it names none. */
export function resultOf({ main }: EventBurst): EventReason | undefined {
  return main.eventId.value === 32 ? reasonsOf(main).at(-1) : undefined;
}

/** WinINet and WinHTTP: time-out, name, connection, unusable answer. The request did not get to NDES, or its answer did not come back. */
const CONNECTION: ReadonlySet<number> = new Set([0x80072ee2, 0x80072ee7, 0x80072efd, 0x80072efe, 0x80072f78]);

/** True for a result of the connection, not of the server. */
export function isConnectionFailure(value: number): boolean {
  return CONNECTION.has(value);
}

/** True for a result that is an HTTP status of the server: facility 25. */
export function isHttpFailure(value: number): boolean {
  return (value & 0xffff0000) >>> 0 === 0x80190000;
}

/** True for a result that has nothing to do with what policy module and CA decide: the connection, an HTTP error, the server's certificates. */
export function failsBeforeDecision(value: number): boolean {
  return isConnectionFailure(value) || isHttpFailure(value) || CAUSES.some(([known]) => known === value);
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
          causeOf(burst) === spec.id ? { span: markOf(burst), ...draft(burst), evidence: evidenceOf(burst) } : undefined,
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
