import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { httpRule } from '../engine/kinds/http-rule.ts';

export const iis5001346Impersonation = httpRule({
  id: 'iis-500-1346-impersonation',
  title: msg('HTTP 500 with 1346: impersonation right missing'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['iis-500-1346-impersonation'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; 0x80070542 as the same error inside an HRESULT: derived',
  verified: true,
  draft: () => ({
    message: msg(
      'IIS_IUSRS lacks the user right "Impersonate a client after authentication", so NDES cannot answer any device. Grant the right and restart the server.',
    ),
    short: msg('impersonation right missing'),
    group: '1346',
  }),
  fires: [
    {
      title: 'the line of the article',
      format: 'iis-w3c-log',
      text: `2017-08-08 20:22:16 IP_address GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.5.14.22 profiled/1.0+CFNetwork/811.5.4+Darwin/16.6.0 - 500 0 1346 31
                                                                                                                                                                         ^^^^^^^^^^ iis-500-1346-impersonation`,
    },
  ],
  quiet: [
    {
      title: 'the same error on another application',
      format: 'iis-w3c-log',
      text: `2017-08-08 20:22:16 10.1.5.20 GET /intranet/default.aspx - 443 - 10.5.14.22 Mozilla/5.0 - 500 0 1346 31`,
    },
  ],
});
