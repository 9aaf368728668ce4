import { type HttpCause, httpCause } from '../../judge/cause/http.ts';
import { type HttpSysEnd, httpSysEnd, isUnseenByIis } from '../../judge/http-failure/http-sys.ts';
import { failureReason } from '../../judge/http-failure.ts';
import type { HttpEvent } from '../../log/event.ts';
import type { Evidence } from '../../log/finding.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** An HTTP rule: everything of a rule but how it runs, and what differs between its causes. */
export type HttpRuleSpec = Omit<Rule, 'id' | 'start'> & {
  readonly id: HttpCause;
  /** What one request changes in the draft: words, severity, resolutions. */
  draft?(event: HttpEvent): Partial<FindingDraft>;
};

/** A rule that a single status proves. Its words are those of the status for this operation unless `draft` has better ones. */
export function httpRule(spec: HttpRuleSpec): Rule {
  const { draft, ...rule } = spec;
  return {
    ...rule,
    start: (report) => ({
      see(event) {
        if (event.kind !== 'http' || httpCause(event) !== spec.id) return;
        report(httpDraft(event, draft?.(event)));
      },
    }),
  };
}

/** A draft for a failing request: the status triple is marked, and requests with the same status and operation are one group. */
export function httpDraft(event: HttpEvent, changes: Partial<FindingDraft> = {}): FindingDraft {
  const { short, why } = failureReason(event);
  const end = httpSysEnd(event);
  if (end && event.reason) {
    const { span } = event.reason;
    return { span, message: why, short, group: end.reason.name, evidence: notInIisLog(span, end), ...changes };
  }
  const codes = `${event.status?.value ?? 0}.${event.substatus?.value ?? 0}.${event.win32?.value ?? 0}`;
  const policy = event.operation === 'VerifyRequest' || event.operation === 'Notify';
  return {
    span: statusSpan(event),
    message: why,
    short,
    group: policy ? `${codes} ${event.operation}` : codes,
    ...changes,
  };
}

function notInIisLog(span: Span, end: HttpSysEnd): readonly Evidence[] {
  if (!isUnseenByIis(end)) return [];
  return [{ span, message: msg('http.sys ended this request itself: the IIS log (W3SVC) has no line for it.') }];
}

/** From the status to the last of substatus and Win32 status that says something and stands beside it; with the reason phrase where a device logs one. */
export function statusSpan(event: HttpEvent): Span {
  if (!event.status) return event.span;
  let { start, end } = event.status.span;
  for (const token of [event.substatus, event.win32]) {
    if (token && token.value !== 0 && token.span.start >= end && token.span.start <= end + BESIDE) end = token.span.end;
  }
  if (event.reason && event.reason.span.start <= end + 1 && event.reason.span.end > end) end = event.reason.span.end;
  return { start, end };
}

/** `500 0 1346`: a zero and two blanks may lie between. */
const BESIDE = 3;

/** Milliseconds since 1970 where the record has a date. */
export function millisOf(record: LogRecord): number | undefined {
  return record.time?.dateKnown ? record.time.epochMs : undefined;
}
