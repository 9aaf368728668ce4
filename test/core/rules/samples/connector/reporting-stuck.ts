import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'reporting-stuck',
  fires: [
    {
      title: 'issued, and not reported',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Admin
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4002
               ^^^^ reporting-stuck
Level:         Error
Description:
ScepRequestUploadFailure`,
    },
  ],
  quiet: [
    {
      title: 'reported',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4008
Level:         Information
Description:
ScepNotifySuccess`,
    },
    {
      title: 'a success of another scenario',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Admin
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      3000
Level:         Information
Description:
RevokeRequestSuccess`,
    },
  ],
};
