import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepEnvelopeWrongKey = jscepRule({
  id: 'jscep-envelope-wrong-key',
  title: msg('The answer is encrypted for another key'),
  severity: 'error',
  step: 5,
  kinds: [],
  notes: ['envelope-wrong-key'],
  message: msg('The device cannot decrypt the answer: it is encrypted for another key than the one that signed the request.'),
  short: msg('answer for another key'),
  resolutions: ['jscep-envelope-wrong-key', 'jscep-answer-mixed'],
  docUrl: PAGES.deliveryOnAndroid,
  source: 'jscep:message/PkcsPkiEnvelopeDecoder ; advice: derived',
  verified: true,
});
