import { PAGES } from '../../facts/pages.ts';
import { type HttpFailure, judgeHttp } from '../../judge/http/index.ts';
import type { HttpEvent } from '../../log/event.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { httpDraft, httpRuleInfo, millisOf, statusSpan } from '../kinds/http-rule.ts';

export const http500Ndes: Rule = {
  ...httpRuleInfo('http-500-ndes'),
  id: 'http-500-ndes',
  title: msg('HTTP 500: NDES failed'),
  formats: ['iis-w3c-log', 'android-omadm-log'],
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; 500 after a refused VerifyRequest: derived',
  start(report) {
    let refusal: Refusal | undefined;
    return {
      see(event, record) {
        if (event.kind !== 'http') return;
        const { failure } = judgeHttp(event);
        if (event.operation === 'VerifyRequest') {
          refusal = failure
            ? { span: statusSpan(event), status: event.status?.value ?? 0, record: record.index, ms: millisOf(record) }
            : undefined;
          return;
        }
        if (failure?.rule !== 'http-500-ndes') return;
        const cause = event.operation === 'PKIOperation' && refusal && isCause(refusal, event, record) ? refusal : undefined;
        if (cause) refusal = undefined;
        report(cause ? consequence(event, failure, cause) : httpDraft(event, failure));
      },
    };
  },
};

/** A VerifyRequest that failed, and no PKIOperation has ended since. */
interface Refusal {
  readonly span: Span;
  readonly status: number;
  /** Index; a record itself would hold the text of its version of the log. */
  readonly record: number;
  readonly ms: number | undefined;
}

/** A server log has whole seconds. */
const CLOCK_GRAIN_MS = 2_000;
const RECORDS_BETWEEN = 20;

/** The call lies within the time of the PKIOperation, which is written down when it ends. */
function isCause(refusal: Refusal, event: HttpEvent, record: LogRecord): boolean {
  const now = millisOf(record);
  if (now === undefined || refusal.ms === undefined) return record.index - refusal.record <= RECORDS_BETWEEN;
  return Math.abs(now - refusal.ms) <= (event.durationMs ?? 30_000) + CLOCK_GRAIN_MS;
}

function consequence(event: HttpEvent, failure: HttpFailure, refusal: Refusal): FindingDraft {
  return httpDraft(event, failure, {
    severity: 'warning',
    step: 3,
    message: msg(
      'NDES answered the device with 500 after its call to the policy module had failed with {0}. Solve the failed VerifyRequest first; this line is most likely its consequence.',
      refusal.status,
    ),
    short: msg('after the failed VerifyRequest'),
    group: 'after VerifyRequest',
    evidence: [{ span: refusal.span, message: msg('The VerifyRequest that failed') }],
    resolutions: ['verifyrequest-500-temp', 'verifyrequest-403-16', 'verifyrequest-403-eku'],
    docUrl: PAGES.policyModuleCalls,
  });
}
