import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepAnswerMixed = jscepRule({
  id: 'jscep-answer-mixed',
  title: msg('The answer belongs to another request'),
  severity: 'error',
  step: 5,
  kinds: ['answer-mixed'],
  message: msg(
    'The answer carries another transactionID or nonce than the request, so the device rejects it. Usually a load balancer or a caching proxy mixes answers.',
  ),
  short: msg('answer of another request'),
  resolutions: ['jscep-answer-mixed', 'load-balancer-affinity'],
  docUrl: PAGES.scepProfile,
  source: 'jscep:transaction/EnrollmentTransaction ; jscep:transaction/InvalidNonceException ; advice: derived',
  verified: true,
});
