import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { httpRule } from '../engine/kinds/http-rule.ts';

export const gatewayTimeout = httpRule({
  id: 'gateway-timeout',
  title: msg('HTTP 502 or 504: a proxy got no answer from NDES'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log', 'android-omadm-log', 'ndes-plugin-log'],
  resolutions: ['gateway-timeout', 'no-request-in-iis'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; 502: IIS:http-status-code',
  verified: true,
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
});
