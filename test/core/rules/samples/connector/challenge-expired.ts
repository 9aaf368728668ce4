import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'challenge-expired',
  fires: [
    {
      title: 'diagnostic code of the old connector',
      format: 'windows-event-log',
      text: `Source:        Microsoft Intune Connector
Event ID:      20501
Level:         Warning
Description:
CRPVerifyMetric_Warning 0x00000411
                        ^^^^^^^^^^ challenge-expired`,
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
