import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { httpRule } from '../engine/kinds/http-rule.ts';

export const notifyFailed = httpRule({
  id: 'notify-failed',
  title: msg('Notify failed: the outcome does not reach Intune'),
  severity: 'warning',
  step: 6,
  formats: ['iis-w3c-log'],
  resolutions: ['reporting-stuck'],
  docUrl: PAGES.reporting,
  source: 'CERT:troubleshoot-scep-certificate-reporting',
  verified: true,
  draft: (event) => ({
    message: msg(
      'The policy module could not hand over the outcome ({0}). The device may have its certificate, but Intune does not learn of it.',
      event.status?.value ?? 0,
    ),
    short: msg('outcome not reported'),
  }),
  fires: [
    {
      title: 'the report was refused',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 - 10.1.5.20 NDES_Plugin - 500 0 0 31
                                                                                                                  ^^^ notify-failed`,
    },
  ],
  quiet: [
    {
      title: 'the report was taken',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 - 10.1.5.20 NDES_Plugin - 204 0 0 31`,
    },
  ],
});
