import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepTlsFailed = jscepRule({
  id: 'jscep-tls-failed',
  title: msg('TLS between device and SCEP server failed'),
  severity: 'error',
  step: 2,
  kinds: ['tls'],
  message: msg(
    'The device does not accept the TLS connection to the SCEP server, usually because of its certificate (chain, name, date). No HTTP request was sent, so IIS has no line for it.',
  ),
  short: msg('TLS not accepted by the device'),
  resolutions: ['jscep-no-connection', 'no-request-in-iis'],
  docUrl: PAGES.callsOfAndroid,
  source: 'jscep:transport/UrlConnectionGetTransport ; advice: derived',
  verified: true,
});
