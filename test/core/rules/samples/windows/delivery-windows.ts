import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'delivery-windows',
  fires: [
    {
      title: 'events 307 and 32 are one failure',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:32
Event ID:      307
Level:         Error
Description:
SCEP: Failed LogError Message : (SCEPInstallCertificateWithScepHelper: failed to initialize enrollment with NDES server https://ndes.contoso.com/certsrv/mscep/mscep.dll, LogError 0x80072f7).
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (Unknown Win32 Error code: 0x80072f78).
                                                                    ^^^^^^^^^^ delivery-windows`,
    },
    {
      title: 'a result in words, which Windows prints where it knows the code',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (Not found (404).).
                                          ^^^^^^^^^^^^^^^^ delivery-windows`,
    },
    {
      title: 'a result in words that no table holds',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (The certificate authority denied the request.).
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ delivery-windows`,
    },
    {
      title: 'event 307 alone',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:32
Event ID:      307
               ^^^ delivery-windows
Level:         Error
Description:
SCEP: Failed LogError Message : (SCEPInstallCertificateWithScepHelper: failed to initialize enrollment with NDES server https://ndes.contoso.com/certsrv/mscep/mscep.dll, LogError 0x80).`,
    },
  ],
  quiet: [
    {
      title: 'the healthy order',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:32
Event ID:      36
Level:         Information
Description:
SCEP: Certificate request generated successfully. Enhanced Key Usage: (1.3.6.1.5.5.7.3.2), NDES URL: (https://ndes.contoso.com/certsrv/mscep/mscep.dll/pkiclient.exe), Container Name: (), KSP Setting: (0x2), Store Location: (0x1).
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:40
Event ID:      39
Level:         Information
Description:
SCEP: Certificate installed successfully.`,
    },
  ],
};
