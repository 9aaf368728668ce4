import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'setup-signin-0x80004003',
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
};
