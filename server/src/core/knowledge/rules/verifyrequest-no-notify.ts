import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { findStep, hasStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { EndingOf } from '../engine/ending.ts';
import { byEndingOnceSeen } from '../engine/kinds/ending-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const verifyrequestNoNotify: Rule = {
  id: 'verifyrequest-no-notify',
  title: msg('VerifyRequest succeeded, no Notify followed'),
  severity: 'information',
  step: 4,
  formats: ['iis-w3c-log'],
  resolutions: ['ca-refuses-request', 'ca-0x80094800-template', 'reporting-stuck'],
  docUrl: PAGES.policyModule,
  source:
    'CERT:troubleshoot-scep-certificate-ndes-policy-module ; CERT:troubleshoot-scep-certificate-reporting ; combination: derived',
  verified: false,
  start: byEndingOnceSeen('Notify', unreported),
  fires: [
    {
      title: 'one of two outcomes was not reported',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 - 10.1.5.20 NDES_Plugin - 204 0 0 31
2024-05-01 08:15:05 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 1500
2024-05-01 08:18:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ verifyrequest-no-notify
2024-05-01 08:18:05 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 1500
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
  ],
  quiet: [
    {
      title: 'reported',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 - 10.1.5.20 NDES_Plugin - 204 0 0 31
2024-05-01 08:15:05 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 1500
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
    {
      title: 'a log without any Notify cannot show it',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31
2024-05-01 08:15:05 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 1500
2024-05-01 08:30:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.77 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-A536B+Build/TP1A.220624.014) - 200 0 0 31`,
    },
  ],
};

function unreported(attempt: EnrollmentAttempt, endingOf: EndingOf): FindingDraft | undefined {
  if (attempt.outcome !== 'unknown' || !hasStep(attempt, 'VerifyRequest', 'ok') || hasStep(attempt, 'Notify')) return undefined;
  if (!endingOf(attempt)?.over) return undefined;
  const verify = findStep(attempt, (step) => step.name === 'VerifyRequest');
  if (!verify) return undefined;
  return {
    span: verify.span,
    message: msg(
      'The challenge was confirmed, but as far as this log shows, the policy module reported no outcome. Usually the CA did not issue the certificate; look at the NDES events and at Failed Requests on the CA.',
    ),
    short: msg('no Notify followed'),
  };
}
