import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

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
});
