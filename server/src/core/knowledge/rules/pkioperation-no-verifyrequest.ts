import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { findStep, hasStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { EndingOf } from '../engine/ending.ts';
import { byEndingOnceSeen } from '../engine/kinds/ending-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const pkioperationNoVerifyrequest: Rule = {
  id: 'pkioperation-no-verifyrequest',
  title: msg('PKIOperation without a VerifyRequest'),
  severity: 'information',
  step: 3,
  formats: ['iis-w3c-log'],
  resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity', 'general-ndes-page'],
  docUrl: PAGES.policyModule,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module ; RFC8894 3.1 ; combination: derived',
  verified: false,
  start: byEndingOnceSeen('VerifyRequest', unchecked),
  fires: [
    {
      title: 'one of two requests was not checked',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 - 10.1.5.20 NDES_Plugin - 204 0 0 31
2024-05-01 08:15:05 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 1500
2024-05-01 08:16:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.10 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:16:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.10 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:16:05 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.10 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 200
                                                                     ^^^^^^^^^^^^ pkioperation-no-verifyrequest
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
  ],
  quiet: [
    {
      title: 'each request was checked',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 - 10.1.5.20 NDES_Plugin - 204 0 0 31
2024-05-01 08:15:05 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 1500
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
    {
      title: 'a log without the policy module cannot show it',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:15:05 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
  ],
};

/** Only where the log shows policy module calls at all; without any, it may be the log of another site. */
function unchecked(attempt: EnrollmentAttempt, endingOf: EndingOf): FindingDraft | undefined {
  if (attempt.outcome !== 'unknown' || !hasStep(attempt, 'PKIOperation', 'unknown') || hasStep(attempt, 'VerifyRequest'))
    return undefined;
  if (!endingOf(attempt)?.over) return undefined;
  const request = findStep(attempt, (step) => step.name === 'PKIOperation');
  if (!request) return undefined;
  return {
    span: request.span,
    message: msg(
      'As far as this log shows, NDES did not ask the policy module about this request. It may not have been able to decrypt it (made for another RA certificate or server), or it was no request for a new certificate.',
    ),
    short: msg('no VerifyRequest seen for it'),
  };
}
