import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'connector-verify-failed',
  fires: [
    {
      title: 'the connector of today',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4005
               ^^^^ connector-verify-failed
Level:         Error
Description:
ScepVerifyFailure`,
    },
    {
      title: 'the old connector',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft Intune Connector
Source:        Microsoft Intune Connector
Event ID:      20502
Level:         Error
Description:
CRPVerifyMetric_Failure 0x0FFFFFFF
                        ^^^^^^^^^^ connector-verify-failed`,
    },
  ],
  quiet: [
    {
      title: 'the challenge is fine',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4004
Level:         Information
Description:
ScepVerifySuccess`,
    },
    {
      title: 'the event names the reason',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft Intune Connector
Source:        Microsoft Intune Connector
Event ID:      20501
Level:         Warning
Description:
CRPVerifyMetric_Warning 0x00000411
                        ^^^^^^^^^^ challenge-expired`,
    },
  ],
};
