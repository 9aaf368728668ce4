import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { connectorRule } from '../engine/kinds/connector-rule.ts';

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
  fires: [
    {
      title: 'the value in the registry',
      format: 'svclog',
      text: `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Error">0</SubType><Level>2</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="NDESConnectorService" /></System><ApplicationData>
Writing registry SOFTWARE\\Microsoft\\MicrosoftIntune\\NDESConnector\\ConnectionStatus - IssueDetails with the value 0x80004003
                                                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ setup-signin-0x80004003
</ApplicationData></E2ETraceEvent>`,
    },
  ],
  quiet: [
    {
      title: 'another value',
      format: 'svclog',
      text: `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Information">0</SubType><Level>8</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="NDESConnectorService" /></System><ApplicationData>
Writing registry SOFTWARE\\Microsoft\\MicrosoftIntune\\NDESConnector\\ConnectionStatus - IssueDetails with the value 0x0
</ApplicationData></E2ETraceEvent>`,
    },
  ],
});
