import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const setupSignin0x80004003 = connectorRule({
  id: 'setup-signin-0x80004003',
  title: msg('Connector sign-in fails with 0x80004003'),
  source: 'CERT:ndes-connector-signin-error-80004003',
});
