import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { clientRule, resultOf } from '../engine/kinds/client-failure.ts';
import { reasonText } from '../engine/kinds/windows-event.ts';

const WRONG_CA = msg(
  'The thumbprint of the CA certificate in the profile is not that of the CA that the server returned, so the device stopped. Link the trusted-certificate profile of the issuing CA.',
);

export const windowsHashValue = clientRule({
  id: 'windows-hash-value',
  title: msg('Windows: the CA certificate of the profile is not the one of the server'),
  severity: 'error',
  step: 2,
  resolutions: ['windows-hash-value', 'windows-after-ca-renewal'],
  docUrl: PAGES.scepProfile,
  source: 'scepman/scepman-docs:docs/other/troubleshooting/general.md; MEM:certificates-profile-scep',
  verified: true,
  draft(burst) {
    const result = resultOf(burst);
    return {
      message:
        result && !result.verified ? msg('{0} The event has no code; its text is {1}.', WRONG_CA, reasonText(result)) : WRONG_CA,
      short: msg('wrong CA certificate in the profile'),
      group: 'hash value',
    };
  },
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
});
