import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { httpRule } from '../engine/kinds/http-rule.ts';

export const generalNdesPage = httpRule({
  id: 'general-ndes-page',
  title: msg('HTTP 200 on the bare SCEP URL: policy module not active'),
  severity: 'warning',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['general-ndes-page'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes',
  verified: true,
  draft: () => ({
    message: msg(
      'NDES shows its own page here. With Intune it must answer 403: the policy module of the certificate connector is not installed or not registered, so challenges are not checked.',
    ),
    short: msg('NDES page instead of 403'),
  }),
  fires: [
    {
      title: 'the NDES page in a browser',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 200 0 0 31
                                                                                                              ^^^ general-ndes-page`,
    },
  ],
  quiet: [
    {
      title: 'the healthy answer',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 403 0 0 31`,
    },
    {
      title: 'an operation is named',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=SCEP%20Authority 443 - 10.40.87.9 profiled/1.0+CFNetwork/1410.0.3+Darwin/22.6.0 - 200 0 0 31`,
    },
  ],
});
