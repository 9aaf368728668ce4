import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-403-scep',
  fires: [
    {
      title: 'https is demanded',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 80 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 403 4 5 31
                                                                                                                                                                        ^^^^^^^ http-403-scep`,
    },
    {
      title: 'a client certificate is demanded from a device',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 403 7 0 31
                                                                                                                                                                         ^^^^^ http-403-scep`,
    },
    {
      title: 'a refusal without a reason, of an operation instead of the bare URL',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.87.9 Dalvik/2.1.0+(Linux;+U;+Android+13;+Pixel) - 403 0 0 31
                                                                                                                                                        ^^^ http-403-scep`,
    },
    {
      title: 'mscep.dll itself is taken for a folder',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 403 14 0 31
                                                                                                              ^^^^^^ http-403-scep`,
    },
  ],
  quiet: [
    {
      title: 'the healthy answer of the bare URL',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 403 0 0 31`,
    },
    {
      title: 'a browser asks for the folder, which IIS does not list',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 301 0 0 31
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 403 14 0 31`,
    },
    {
      title: 'another application refuses',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /admin/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 403 0 0 31`,
    },
  ],
};
