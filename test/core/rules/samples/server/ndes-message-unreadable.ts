import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ndes-message-unreadable',
  fires: [
    {
      title: 'not decodable',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      16
Level:         Error
Description:
The Network Device Enrollment Service cannot decode the client's HTTP message (0x8007000d).  The data is invalid.
                                                                               ^^^^^^^^^^ ndes-message-unreadable`,
    },
  ],
  quiet: [
    {
      title: 'NDES stopped',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      3
Level:         Information
Description:
The Network Device Enrollment Service was stopped successfully.`,
    },
  ],
};
