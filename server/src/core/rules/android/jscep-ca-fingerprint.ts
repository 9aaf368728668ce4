import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepCaFingerprint = jscepRule({
  id: 'jscep-ca-fingerprint',
  title: msg('The CA is not the one that the profile names'),
  severity: 'error',
  step: 2,
  kinds: ['ca-fingerprint'],
  notes: ['ca-verification-failed'],
  message: msg(
    'The CA certificate of the server is not the one that the SCEP profile expects, so the device stops before it sends a request. The linked trusted-certificate profile is wrong, or the CA was renewed.',
  ),
  short: msg('CA does not match the profile'),
  resolutions: ['jscep-ca-fingerprint'],
  docUrl: PAGES.scepProfile,
  source: 'jscep:client/Client ; link to the profile: derived',
  verified: true,
});
