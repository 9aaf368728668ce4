import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-tls-0x80072f8f',
  fires: [
    {
      title: 'event 32',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (Unknown Win32 Error code: 0x80072f8f).
                                                                    ^^^^^^^^^^ windows-tls-0x80072f8f`,
    },
  ],
  quiet: [
    {
      title: 'the server could not be reached at all',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (Unknown Win32 Error code: 0x80072ee7).
                                                                    ^^^^^^^^^^ delivery-windows`,
    },
  ],
};
