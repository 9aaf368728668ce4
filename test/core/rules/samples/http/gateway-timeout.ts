import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'gateway-timeout',
  fires: [
    {
      title: 'the proxy gave up',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 504 0 0 31
                                                                                                                                                                         ^^^ gateway-timeout`,
    },
    {
      title: 'the proxy got nonsense',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 502 0 0 31
                                                                                                                                                                                        ^^^ gateway-timeout`,
    },
  ],
  quiet: [
    {
      title: 'another site times out',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /reports/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 504 0 0 31`,
    },
  ],
};
