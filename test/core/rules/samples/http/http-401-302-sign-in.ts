import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-401-302-sign-in',
  fires: [
    {
      title: 'credentials are demanded from a device',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 401 2 5 31
                                                                                                                                                                         ^^^^^^^ http-401-302-sign-in`,
    },
    {
      title: 'a proxy redirects to its sign-in page',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 302 0 0 31
                                                                                                                                                                         ^^^ http-401-302-sign-in`,
    },
  ],
  quiet: [
    {
      title: 'the first answer of the Windows sign-in of the administrator page',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep_admin/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 401 2 5 31`,
    },
    {
      title: 'another application demands a sign-in',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /owa/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 401 2 5 31
2024-05-01 08:15:01 10.1.5.20 GET / - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 302 0 0 31`,
    },
  ],
};
