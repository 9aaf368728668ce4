import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepHtmlInsteadOfScep = jscepRule({
  id: 'jscep-html-instead-of-scep',
  title: msg('A web page came back instead of a SCEP answer'),
  causes: ['content-type'],
  source: 'jscep:transport/response/GetCaCertResponseHandler ; jscep:transport/response/PkiOperationResponseHandler',
});
