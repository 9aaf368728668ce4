import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepUnreadableAnswer = jscepRule({
  id: 'jscep-unreadable-answer',
  title: msg('The answer of the server cannot be read'),
  causes: ['unreadable'],
  source: 'jscep:transport/response/GetCaCertResponseHandler ; jscep:message/PkiMessageDecoder',
});
