import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-after-ca-renewal',
  fires: [
    {
      title: 'event 32 in words',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.).
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ windows-after-ca-renewal`,
    },
  ],
  quiet: [
    {
      title: 'another result',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (Access is denied.).
                                          ^^^^^^^^^^^^^^^^^ delivery-windows`,
    },
  ],
};
