import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-hash-value',
  fires: [
    {
      title: 'event 32 after event 307',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (The hash value is not correct. 0x80091007).
                                                                         ^^^^^^^^^^ windows-hash-value
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:32
Event ID:      307
Level:         Error
Description:
SCEP: Failed LogError Message : (SCEPInstallCertificateWithScepHelper: failed to initialize enrollment with NDES server https://ndes.contoso.com/certsrv/mscep/mscep.dll, LogError 0x80).`,
    },
    {
      title: 'event 32 in words, which Windows prints where it knows the code',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      32
Level:         Error
Description:
SCEP: Certificate enroll failed. Result: (The hash value is not correct.).
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ windows-hash-value`,
    },
    {
      title: 'event 32 in German',
      format: 'windows-event-log',
      text: `Protokollname: Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Quelle:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Datum:         05.03.2024 08:00:01
Ereignis-ID:   32
Ebene:         Fehler
Beschreibung:
SCEP: Fehler bei der Zertifikatregistrierung. Ergebnis: (Der Hashwert ist nicht korrekt.).
                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ windows-hash-value`,
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
SCEP: Certificate enroll failed. Result: (Unknown Win32 Error code: 0x80072f78).
                                                                    ^^^^^^^^^^ delivery-windows`,
    },
  ],
};
