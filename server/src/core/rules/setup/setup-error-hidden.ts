import { msg } from '../../text/sentence.ts';
import { setupRule } from '../kinds/setup-rule.ts';

export const setupErrorHidden = setupRule({
  id: 'setup-error-hidden',
  title: msg('Connector setup: an error was "translated to success"'),
  source: 'CERT:connector-setup-wizard-ends-prematurely (the wording) ; other actions than ConfigureIISLimits: derived',
});
