import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepHtmlInsteadOfScep = jscepRule({
  id: 'jscep-html-instead-of-scep',
  title: msg('A web page came back instead of a SCEP answer'),
  severity: 'error',
  step: 2,
  kinds: ['content-type'],
  message: msg(
    'The server sent another content type than SCEP uses, most often a web page: a sign-in page of a proxy, the NDES page, or an error page. The device cannot go on.',
  ),
  short: msg('web page instead of SCEP answer'),
  resolutions: ['jscep-html-instead-of-scep'],
  docUrl: PAGES.testUrl,
  source: 'jscep:transport/response/GetCaCertResponseHandler ; jscep:transport/response/PkiOperationResponseHandler',
  verified: true,
});
