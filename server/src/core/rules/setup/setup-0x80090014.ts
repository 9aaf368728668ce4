import { msg } from '../../text/sentence.ts';
import { setupRule } from '../kinds/setup-rule.ts';

export const setup0x80090014 = setupRule({
  id: 'setup-0x80090014',
  title: msg('Connector setup: AddNDESToCertPrivKey fails with 0x80090014'),
  source: 'CERT:error-0x80090014-installing-ndes-certificate',
});
