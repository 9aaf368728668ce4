import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepRequestNotBuilt = jscepRule({
  id: 'jscep-request-not-built',
  title: msg('The device could not build its request'),
  severity: 'error',
  step: 2,
  kinds: ['request-not-built'],
  notes: ['self-signed-subject'],
  message: msg(
    'The SCEP library could not build the certificate request, so nothing was sent: a problem of key store, algorithm or subject on the device.',
  ),
  short: msg('request not built'),
  resolutions: ['jscep-request-not-built', 'profile-variable-unsupported'],
  docUrl: PAGES.scepProfile,
  source: 'jscep:message/PkiMessageEncoder ; jscep:client/Client ; advice: derived',
  verified: true,
});
