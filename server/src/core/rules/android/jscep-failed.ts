import { msg } from '../../text/sentence.ts';
import { jscepRule } from '../kinds/jscep-rule.ts';

export const jscepFailed = jscepRule({
  id: 'jscep-failed',
  title: msg('The SCEP client of the device failed, for a reason that we do not know'),
  causes: ['other', 'app'],
  source: 'jscep:client/ClientException',
});
