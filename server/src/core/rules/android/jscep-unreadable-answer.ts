import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepUnreadableAnswer = jscepRule({
  id: 'jscep-unreadable-answer',
  title: msg('The answer of the server cannot be read'),
  severity: 'error',
  step: 5,
  kinds: ['unreadable'],
  message: msg('The answer of the server is empty, damaged, or no SCEP message at all, so the device stops.'),
  short: msg('answer not readable'),
  resolutions: ['jscep-answer-damaged', 'jscep-html-instead-of-scep'],
  docUrl: PAGES.deliveryOnAndroid,
  source: 'jscep:transport/response/GetCaCertResponseHandler ; jscep:message/PkiMessageDecoder',
  verified: true,
});
