import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const pageCantBeDisplayed = jscepRule({
  id: 'page-cant-be-displayed',
  title: msg('The device cannot resolve the name of the SCEP server'),
  severity: 'error',
  step: 2,
  kinds: ['unknown-host'],
  message: msg(
    'The device cannot resolve the host name of the SCEP URL, so no request leaves it. Check the name in the profile, the external URL of the proxy, and DNS in the network of the device.',
  ),
  short: msg('host name not found'),
  resolutions: ['page-cant-be-displayed', 'jscep-no-connection'],
  docUrl: PAGES.cantBeDisplayed,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes ; jscep:transport/UrlConnectionGetTransport',
  verified: true,
});
