import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ra-cert-mismatch-decrypt',
  fires: [
    {
      title: 'bad data',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      18
Level:         Error
Description:
The Network Device Enrollment Service cannot decrypt the client's PKCS7 message (0x80090005).  Bad Data.
                                                                                 ^^^^^^^^^^ ra-cert-mismatch-decrypt`,
    },
  ],
  quiet: [
    {
      title: 'event 18 of another source',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-Kernel-Boot
Event ID:      18
Level:         Information
Description:
There are 0x1 boot options on this system.`,
    },
  ],
};
