import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const setupSignin0x80004003 = connectorRule({
  id: 'setup-signin-0x80004003',
  title: msg('Connector sign-in fails with 0x80004003'),
  severity: 'error',
  step: 6,
  resolutions: ['setup-signin-0x80004003'],
  docUrl: PAGES.connectorSignIn,
  source: 'CERT:ndes-connector-signin-error-80004003',
  verified: true,
  draft: () => ({
    message: msg(
      'Intune refused the account with which the connector was signed in: it has no Intune license, or lacks the administrator role. The connector does not work until somebody signs in with another one.',
    ),
    short: msg('sign-in refused'),
    group: 'setup-signin-0x80004003',
  }),
});
