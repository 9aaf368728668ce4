import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { messageRule } from '../engine/kinds/message-rule.ts';

export const scepMessageWeakAlgorithm = messageRule({
  id: 'scep-message-weak-algorithm',
  title: msg('SCEP message with a broken algorithm (MD5, DES)'),
  severity: 'information',
  step: 2,
  resolutions: ['scep-failure-badalg'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 2.9 ; RFC8894 7.5 ; jscep:client/Client (fallback) ; that GetCACaps is the cause is derived',
  verified: true,
  conclusions: {
    'weak-digest': { severity: 'information', short: msg('broken digest algorithm') },
    'weak-cipher': { severity: 'information', short: msg('broken cipher') },
  },
  fires: [
    {
      title: 'an MD5 digest, in a message that was cut',
      format: 'iis-w3c-log',
      text: `#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status
2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0
2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 200 0 0
2024-05-01 08:15:02 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQExDjAMBggqhkiG9w0CBQUAMIAGCSqGSIb3DQEHAaCAJIAEggPo 200 0 0
                                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^ scep-message-weak-algorithm
2024-05-01 08:15:03 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 201 0 0
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 204 0 0`,
    },
  ],
  quiet: [
    {
      title: 'a SHA-256 digest',
      format: 'iis-w3c-log',
      text: `#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status
2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0
2024-05-01 08:15:01 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 200 0 0
2024-05-01 08:15:02 10.40.87.9 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQExDzANBglghkgBZQMEAgEFADCABgkqhkiG9w0BBwGggCSABIID6A== 200 0 0
2024-05-01 08:15:03 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 201 0 0
2024-05-01 08:15:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 204 0 0`,
    },
  ],
});
