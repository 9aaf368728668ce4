import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'scep-message-weak-algorithm',
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
};
