import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ndes-start-0x80070057',
  fires: [
    {
      title: 'the two events of one start',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          14.05.2024 09:12:33
Event ID:      2
Level:         Error
Description:
The Network Device Enrollment Service cannot be started (0x80070057).  The parameter is incorrect.
                                                         ^^^^^^^^^^ ndes-start-0x80070057
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          14.05.2024 09:12:33
Event ID:      10
Level:         Error
Description:
The Network Device Enrollment Service cannot retrieve one of its required certificates (0x80070057).  The parameter is incorrect.`,
    },
  ],
  quiet: [
    {
      title: 'NDES started',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          14.05.2024 09:12:33
Event ID:      1
Level:         Information
Description:
The Network Device Enrollment Service was started successfully.`,
    },
  ],
};
