import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepAnswerSigner = jscepRule({
  id: 'jscep-answer-signer',
  title: msg('The answer is not signed by the RA of GetCACert'),
  severity: 'error',
  step: 5,
  kinds: ['wrong-signer'],
  message: msg(
    'The answer is not signed with the RA certificate that GetCACert delivered, so the device rejects it. Usually two NDES servers answer behind one URL, or the RA certificates were replaced in between.',
  ),
  short: msg('signer is not the known RA'),
  resolutions: ['load-balancer-affinity', 'ra-cert-mismatch-decrypt'],
  docUrl: PAGES.scepProfile,
  source: 'jscep:message/PkiMessageDecoder ; advice: derived',
  verified: true,
});
