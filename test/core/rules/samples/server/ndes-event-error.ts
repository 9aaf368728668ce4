import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ndes-event-error',
  fires: [
    {
      title: 'GetCACert fails',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      7
Level:         Error
Description:
The Network Device Enrollment Service cannot provide the CA certificates to the caller (0x80070005).  Access is denied.
                                                                                        ^^^^^^^^^^ ndes-event-error`,
    },
  ],
  quiet: [
    {
      title: 'NDES started',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      1
Level:         Information
Description:
The Network Device Enrollment Service was started successfully.`,
    },
  ],
};
