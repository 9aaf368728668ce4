import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'load-balancer-affinity',
  fires: [
    {
      title: 'the request reaches another server than GetCACert',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.21 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
                                                                      ^^^^^^^^^^^^ load-balancer-affinity`,
    },
    {
      title: 'the names of the servers tell',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 NDES02 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
                                                                             ^^^^^^^^^^^^ load-balancer-affinity`,
    },
    {
      title: 'devices behind one proxy look alike, so that it is a guess',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:01 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:03 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:04 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
                                                                     ^^^^^^^^^^^^ load-balancer-affinity`,
    },
  ],
  quiet: [
    {
      title: 'one server',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'two servers, and each enrollment stays on one',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:01 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.8 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.8 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.21 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.8 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'two devices behind one proxy, each on its server',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:01 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:03 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31
2024-03-05 08:00:04 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31`,
    },
    {
      title: 'one server with two addresses, as its name tells',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 NDES01 10.1.5.21 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'one server by IPv4 and IPv6, most likely',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 fd00::20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'no column for the server',
      format: 'iis-w3c-log',
      text: `#Fields: date time cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
    {
      title: 'the first enrollment on one server, the next one on another',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-03-05 08:00:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:02 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:03 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:41 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:42 10.1.5.21 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31
2024-03-05 08:00:43 10.1.5.21 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 - 10.40.1.7 Dalvik/2.1.0+(Linux;+U;+Android+13;+SM-G991B) - 200 0 0 31`,
    },
  ],
};
