import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'subject-mismatch',
  fires: [
    {
      title: 'the message of the registration point',
      format: 'svclog',
      text: `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Error">0</SubType><Level>2</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="CertificateRegistrationPoint" /></System><ApplicationData>
Subject Name in CSR CN="PC1,Sales" and challenge CN=PC1\\,Sales do not match
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ subject-mismatch
</ApplicationData></E2ETraceEvent>`,
    },
    {
      title: 'in an event of the connector',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4005
               ^^^^ subject-mismatch
Level:         Error
Description:
ScepVerifyFailure
System.ArgumentException: Subject Name in CSR and challenge do not match`,
    },
  ],
  quiet: [
    {
      title: 'the check passed',
      format: 'svclog',
      text: `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Information">0</SubType><Level>8</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="CertificateRegistrationPoint" /></System><ApplicationData>
Validation Phase 3 finished with status True.
</ApplicationData></E2ETraceEvent>`,
    },
  ],
};
