import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-error-on-scep',
  fires: [
    {
      title: 'the body is too large',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.87.9 Mozilla/4.0+(compatible;+Win32;+NDES+client) - 413 0 0 31
                                                                                                                                                   ^^^ http-error-on-scep`,
    },
    {
      title: 'the request did not arrive in time',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 408 0 0 31
                                                                                                                                                                                        ^^^ http-error-on-scep`,
    },
    {
      title: 'http.sys could not read the host name',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca 400 - Hostname -
                                                                                                                              ^^^^^^^^ http-error-on-scep`,
    },
  ],
  quiet: [
    {
      title: 'scanners, and connections that ended',
      format: 'httperr-log',
      text: `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /admin.php 400 - Hostname -
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 - - - - - Timer_ConnectionIdle -
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 - - - 400 - Verb -
2024-05-01 08:15:01 10.40.87.9 51234 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca - 1 Client_Reset SCEP`,
    },
    {
      title: 'another application fails',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /upload/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 413 0 0 31`,
    },
  ],
};
