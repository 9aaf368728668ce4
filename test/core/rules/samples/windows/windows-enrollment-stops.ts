import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-enrollment-stops',
  fires: [
    {
      title: 'hours later there is still no certificate',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:32
Event ID:      36
               ^^ windows-enrollment-stops
Level:         Information
Description:
SCEP: Certificate request generated successfully.
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 13:30:00
Event ID:      208
Level:         Information
Description:
MDM Session: OMA-DM session started.`,
    },
  ],
  quiet: [
    {
      title: 'the certificate came; the newest event stands first',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:40
Event ID:      39
Level:         Information
Description:
SCEP: Certificate installed successfully.
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:32
Event ID:      36
Level:         Information
Description:
SCEP: Certificate request generated successfully.`,
    },
    {
      title: 'one event alone says nothing of what came after it',
      format: 'windows-event-log',
      text: `Event ID:      36
Level:         Information
Description:
SCEP: Certificate request generated successfully.`,
    },
  ],
};
