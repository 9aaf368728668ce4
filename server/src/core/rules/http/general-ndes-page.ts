import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

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
});
