import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { httpRule } from '../kinds/http-rule.ts';

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
});
