import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'policy-module-not-started',
  fires: [
    {
      title: 'event 53',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      53
               ^^ policy-module-not-started
Level:         Error
Description:
The Network Device Enrollment Service policy module could not be started.`,
    },
  ],
  quiet: [
    {
      title: 'event 53 of another source',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-CAPI2
Event ID:      53
Level:         Information
Description:
A chain was built.`,
    },
  ],
};
