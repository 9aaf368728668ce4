import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-500-ndes',
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
