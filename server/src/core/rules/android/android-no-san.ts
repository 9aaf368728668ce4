import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const androidNoSan = jscepRule({
  id: 'android-no-san',
  title: msg('Android: the request has no subject alternative name'),
  causes: ['no-san'],
  source: 'MicrosoftDocs/IntuneDocs#1741 (the text) ; where it stands in the log: not seen',
});
