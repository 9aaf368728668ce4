import { msg } from '../../text/sentence.ts';
import { setupRule } from '../kinds/setup-rule.ts';

export const setup0x80070005 = setupRule({
  id: 'setup-0x80070005',
  title: msg('Connector setup: the NDES service account cannot be read (0x80070005)'),
  source: 'MicrosoftDocs/IntuneDocs#1277 ; cause: derived',
});
