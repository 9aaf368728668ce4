import { PAGES } from '../../facts/pages.ts';
import type { HttpEvent } from '../../log/event.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { httpCause } from '../engine/kinds/http-cause.ts';
import { httpDraft, millisOf, statusSpan } from '../engine/kinds/http-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const http500Ndes: Rule = {
  id: 'http-500-ndes',
  title: msg('HTTP 500: NDES failed'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log', 'android-omadm-log'],
  resolutions: ['http-500-service-account', 'http-500-ra-certs-expired', 'ndes-start-0x80070057'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; 500 after a refused VerifyRequest: derived',
  verified: true,
  start(report) {
    let refusal: Refusal | undefined;
    return {
      see(event, record) {
        if (event.kind !== 'http') return;
        if (event.operation === 'VerifyRequest') {
          refusal = httpCause(event)
            ? { span: statusSpan(event), status: event.status?.value ?? 0, record: record.index, ms: millisOf(record) }
            : undefined;
          return;
        }
        if (httpCause(event) !== 'http-500-ndes') return;
        const cause = event.operation === 'PKIOperation' && refusal && isCause(refusal, event, record) ? refusal : undefined;
        if (cause) refusal = undefined;
        report(cause ? consequence(event, cause) : httpDraft(event));
      },
    };
  },
  fires: [
    {
      title: 'every operation fails',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 Mozilla/4.0+(compatible;+Win32;+NDES+client) - 500 0 0 31
                                                                                                                                                                        ^^^ http-500-ndes
2024-05-01 08:15:09 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 500 0 0 31
                                                                                                                                                                         ^^^ http-500-ndes
2024-05-01 08:16:40 10.1.5.20 GET /certsrv/mscep/mscep.dll - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 500 0 0 31
                                                                                                              ^^^ http-500-ndes`,
    },
    {
      title: 'the reply fails because the policy module was refused',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:03 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 500 0 0 31
                                                                                                                         ^^^ verifyrequest-500-temp
2024-05-01 08:15:04 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 500 0 0 1200
                                                                                                                                                                                        ^^^ http-500-ndes`,
    },
  ],
  quiet: [
    {
      title: 'another application fails',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /api/orders - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 500 0 64 31`,
    },
  ],
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

function consequence(event: HttpEvent, refusal: Refusal): FindingDraft {
  return httpDraft(event, {
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
    docUrl: PAGES.policyModule,
  });
}
