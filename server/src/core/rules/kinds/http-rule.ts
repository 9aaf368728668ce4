import { adviceOfRule, HTTP_RULES, type HttpRule } from '../../judge/http/causes.ts';
import { type HttpSysEnd, httpSysEnd, isUnseenByIis } from '../../judge/http/http-sys.ts';
import { type HttpFailure, judgeHttp } from '../../judge/http/index.ts';
import type { HttpEvent } from '../../log/event.ts';
import type { Evidence } from '../../log/finding.ts';
import type { LogRecord } from '../../log/model.ts';
import { provenOf } from '../../text/proof.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** An HTTP rule: its name. What it says and advises is the judgement of the exchange. */
export type HttpRuleSpec = Pick<Rule, 'title' | 'formats' | 'source'> & { readonly id: HttpRule };

/** A rule that a single status proves. */
export function httpRule(spec: HttpRuleSpec): Rule {
  return {
    ...httpRuleInfo(spec.id),
    ...spec,
    start: (report) => ({
      see(event) {
        if (event.kind !== 'http') return;
        const { failure } = judgeHttp(event);
        if (failure?.rule === spec.id) report(httpDraft(event, failure));
      },
    }),
  };
}

/** What a rule has of its causes. */
export function httpRuleInfo(id: HttpRule): Pick<Rule, 'severity' | 'step' | 'resolutions' | 'docUrl' | 'verified'> {
  return { ...HTTP_RULES[id], resolutions: adviceOfRule(id) };
}

/** A draft for a failing request: the status triple is marked, and requests with the same status and operation are one group. */
export function httpDraft(event: HttpEvent, failure: HttpFailure, changes: Partial<FindingDraft> = {}): FindingDraft {
  const { message, short, severity, step, resolutions, docUrl } = failure;
  const judged = { message, short, severity, step, resolutions, docUrl, ...provenOf(failure) };
  const end = httpSysEnd(event);
  if (end && event.reason) {
    const { span } = event.reason;
    return { ...judged, span, group: end.reason.name, evidence: notInIisLog(span, end), ...changes };
  }
  return { ...judged, span: statusSpan(event), group: groupOf(event, failure), ...changes };
}

function groupOf({ operation, status, substatus, win32 }: HttpEvent, { cause }: HttpFailure): string {
  if (cause === 'impersonation') return '1346';
  const codes = `${status?.value ?? 0}.${substatus?.value ?? 0}.${win32?.value ?? 0}`;
  return operation === 'VerifyRequest' || operation === 'Notify' ? `${codes} ${operation}` : codes;
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
