import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-404-scep-path',
  fires: [
    {
      title: 'no NDES behind the URL',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 404 0 2 31
                                                                                                                                                                         ^^^^^^^ http-404-scep-path`,
    },
    {
      title: 'POST is not allowed',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.87.9 Mozilla/4.0+(compatible;+Win32;+NDES+client) - 404 6 0 31
                                                                                                                                                   ^^^^^ http-404-scep-path`,
    },
    {
      title: 'the registration point is missing',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 404 0 3 31
                                                                                                                         ^^^^^^^ http-404-scep-path`,
    },
  ],
  quiet: [
    {
      title: 'a favicon that does not exist',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /favicon.ico - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 404 0 2 31`,
    },
  ],
};
