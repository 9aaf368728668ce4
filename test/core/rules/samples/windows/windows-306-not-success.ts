import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-306-not-success',
  fires: [
    {
      title: 'access is denied',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          14.05.2024 09:12:33
Event ID:      306
Level:         Information
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (0x80070005).
                                                                                                                                                                                ^^^^^^^^^^ windows-306-not-success`,
    },
    {
      title: 'a refusal in words, which Windows prints where it knows the code',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Event ID:      306
Level:         Information
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (The parameter is incorrect.).
                                                                                                                                                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ windows-306-not-success`,
    },
    {
      title: 'words that no table holds',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Event ID:      306
Level:         Information
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (Ergebnis ohne Tabelle).
                                                                                                                                                                                ^^^^^^^^^^^^^^^^^^^^^ windows-306-not-success`,
    },
  ],
  quiet: [
    {
      title: 'success in words',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Event ID:      306
Level:         Information
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (The operation completed successfully.).`,
    },
    {
      title: 'a message that is cut before its result',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Event ID:      306
Level:         Information
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2)`,
    },
    {
      title: 'accepted for processing',
      format: 'windows-event-log',
      text: `Event ID:      306
Level:         Information
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_1_LogicalName_2_Hash_3) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (Unknown Win32 Error code: 0x2ab0003).`,
    },
  ],
};
