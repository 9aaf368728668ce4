import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { connectorRule } from '../engine/kinds/connector-rule.ts';

export const subjectMismatch = connectorRule({
  id: 'subject-mismatch',
  title: msg('Subject name of request and challenge do not match'),
  severity: 'error',
  step: 3,
  resolutions: ['subject-mismatch'],
  docUrl: PAGES.scepProfile,
  source: 'MEM:certificates-profile-scep',
  verified: true,
  draft: () => ({
    message: msg(
      'The subject of the request is not the one that Intune put into the challenge, so the request is refused. Usually the subject of the profile holds an escaped + , ; or =.',
    ),
    short: msg('subject is not that of the profile'),
    group: 'subject-mismatch',
  }),
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
});
