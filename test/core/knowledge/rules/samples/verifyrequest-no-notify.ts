import type { RuleSamples } from './model.ts';

export const samples: RuleSamples = {
  id: 'verifyrequest-no-notify',
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
