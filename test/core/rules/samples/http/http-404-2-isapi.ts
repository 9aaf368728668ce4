import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-404-2-isapi',
  fires: [
    {
      title: 'the ISAPI extension is blocked',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 404 2 1260 31
                                                                                                                                                                         ^^^^^^^^^^ http-404-2-isapi`,
    },
  ],
  quiet: [
    {
      title: 'another extension is blocked',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /cgi-bin/tool.exe - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 404 2 0 31`,
    },
  ],
};
