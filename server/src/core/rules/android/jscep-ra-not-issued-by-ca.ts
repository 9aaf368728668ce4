import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepRaNotIssuedByCa = jscepRule({
  id: 'jscep-ra-not-issued-by-ca',
  title: msg('The RA certificates do not belong to the CA'),
  severity: 'error',
  step: 2,
  kinds: ['ra-not-issued'],
  notes: ['ra-signature-failed'],
  message: msg(
    'The RA certificate that NDES sent was not issued by the CA certificate beside it, so the device stops. Usual after a CA renewal, while NDES still has its old RA certificates.',
  ),
  short: msg('RA not issued by this CA'),
  resolutions: ['jscep-ra-not-issued-by-ca', 'http-500-ra-certs-expired'],
  docUrl: PAGES.callsOfAndroid,
  source: 'jscep:client/Client ; CA renewal: derived',
  verified: true,
});
