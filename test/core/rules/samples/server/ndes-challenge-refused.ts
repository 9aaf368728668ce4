import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ndes-challenge-refused',
  fires: [
    {
      title: 'event 29',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      29
               ^^ ndes-challenge-refused
Level:         Error
Description:
The password in the certificate request cannot be verified. It may have been used already. Obtain a new password to submit with this request.`,
    },
  ],
  quiet: [
    {
      title: 'event 29 of another source',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-Time-Service
Event ID:      29
Level:         Warning
Description:
The time provider NtpClient is configured to acquire time from one or more time sources.`,
    },
  ],
};
