import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepReplySignature = jscepRule({
  id: 'jscep-reply-signature',
  title: msg('The signature of the answer is wrong'),
  severity: 'error',
  step: 5,
  kinds: ['bad-signature'],
  notes: ['reply-verification-failed'],
  message: msg(
    'The signature of the answer does not verify, so the device rejects it: the answer was damaged or changed on its way.',
  ),
  short: msg('signature of the answer wrong'),
  resolutions: ['jscep-answer-damaged', 'load-balancer-affinity'],
  docUrl: PAGES.deliveryOnAndroid,
  source: 'jscep:message/PkiMessageDecoder ; advice: derived',
  verified: true,
});
