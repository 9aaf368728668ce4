import { describe, it } from 'vitest';
import { check } from './check.ts';

describe('what the events of a Windows device say of an enrollment', () => {
  it('an acknowledgement, a request, a certificate with its thumbprint, and failures; the device is that of the session (208)', () => {
    check(
      'windows-event-log',
      `Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:05:21 AM
Event ID:      208
Level:         Information
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
MDM Session: OMA-DM session started for EnrollmentID (8E7BDEDE-8E34-41A9-89FA-C496B74D1184) with server: (MS DM Server), Server version: (4.0), Client Version: (1.2), PushRouterOrigin: (0x0).
Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:07:50 AM
Event ID:      306
               ^^^ device acknowledged end 1:done #0 alias=ModelName=AC_ca73698c-52c8-4ddb-a278-d6e3f5496ccf/LogicalName_cda4b853_4a54_403f_bd05_c1c31e55a477;Hash=-392165791 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com policy=cda4b853-4a54-403f-bd05-c1c31e55a477
Level:         Information
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_ca73698c-52c8-4ddb-a278-d6e3f5496ccf_LogicalName_cda4b853_4a54_403f_bd05_c1c31e55a477_Hash_-392165791) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (Unknown Win32 Error code: 0x2ab0003).
Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:08:08 AM
Event ID:      36
               ^^ device request-built end 2:unknown #0 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com server=ndes-contoso.msappproxy.net
Level:         Information
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
SCEP: Certificate request generated successfully. Enhanced Key Usage: (1.3.6.1.5.5.7.3.2), NDES URL: (https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll/pkiclient.exe), Container Name: (), KSP Setting: (0x2), Store Location: (0x1).
Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:08:10 AM
Event ID:      39
               ^^ device installed end 5:done #0 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com
Level:         Information
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
SCEP: Certificate installed successfully.
Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:08:17 AM
Event ID:      309
               ^^^ device installed end 5:done alias=ModelName=AC_ca73698c-52c8-4ddb-a278-d6e3f5496ccf/LogicalName_cda4b853_4a54_403f_bd05_c1c31e55a477;Hash=-392165791 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com policy=cda4b853-4a54-403f-bd05-c1c31e55a477 server=ndes-contoso.msappproxy.net thumbprint=E9F202DCC6C53406744CD4CF5A014219C3ACFF82
               ^^^ device reported call 6:unknown alias=ModelName=AC_ca73698c-52c8-4ddb-a278-d6e3f5496ccf/LogicalName_cda4b853_4a54_403f_bd05_c1c31e55a477;Hash=-392165791 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com policy=cda4b853-4a54-403f-bd05-c1c31e55a477 server=ndes-contoso.msappproxy.net thumbprint=E9F202DCC6C53406744CD4CF5A014219C3ACFF82
Level:         Information
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
SCEP: InstallFromRegEntries. CorrelationGuid : ({019B2C91-E0EA-42FB-BDCE-31B98DB6CB50}) UniqueId : (ModelName_AC_ca73698c-52c8-4ddb-a278-d6e3f5496ccf_LogicalName_cda4b853_4a54_403f_bd05_c1c31e55a477_Hash_-392165791) Certificate Thumbprint : (E9F202DCC6C53406744CD4CF5A014219C3ACFF82) Respondent Server : (https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll/pkiclient.exe) Install Status : (0x1) Current Retry Count :  (0x1) Result : (The operation completed successfully.)
Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:14:43 AM
Event ID:      306
               ^^^ device acknowledged end 1:failed #1 alias=ModelName=AC_5ddd435c-7723-445d-8ad3-0a90716011b5/LogicalName_c7235f24_19c0_4d97_8c0b_cafb35d21fbb;Hash=-392165790 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com policy=c7235f24-19c0-4d97-8c0b-cafb35d21fbb
Level:         Error
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
SCEP: CspExecute for UniqueId : (ModelName_AC_5ddd435c-7723-445d-8ad3-0a90716011b5_LogicalName_c7235f24_19c0_4d97_8c0b_cafb35d21fbb_Hash_-392165790) InstallUserSid : () InstallLocation : (device) NodePath : (clientinstall)  KeyProtection: (0x2) Result : (Unknown Win32 Error code: 0x86000002).
Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:14:54 AM
Event ID:      307
               ^^^ device error end 2-5:failed #1 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com server=ndes-contoso.msappproxy.net
Level:         Error
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
SCEP: Failed LogError Message : (SCEPInstallCertificateWithScepHelper:Failed to Initialize SCEP enrollment with NDES Server 'https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll/pkiclient.exe', CA cert thumbprint 'AC68DB68361E5B90B3CBC0E03B09448994B9E033' and server certs ''. LogError 0x80072f8).
Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:14:55 AM
Event ID:      32
               ^^ device error end 2:failed #1 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com
Level:         Error
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
SCEP: Certificate enroll failed. Result: (Unknown Win32 Error code: 0x80072f8f).
Log Name:      Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider/Admin
Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:24:55 AM
Event ID:      32
               ^^ device error end 2-5:failed #1 device=8e7bdede-8e34-41a9-89fa-c496b74d1184 deviceName=DESKTOP-E69A6C6.contoso.com
Level:         Error
Computer:      DESKTOP-E69A6C6.contoso.com
Description:
SCEP: Certificate enroll failed. Result: (Unspecified error).`,
    );
  });

  it.each([
    ['0x1', 'done'],
    ['0x2', 'waiting'],
    ['0x10', 'failed'],
    ['0x20', 'unknown'],
  ])('the result that it hands to its management with the status %s of the installation: %s', (status, outcome) => {
    const thumbprint = 'E9F202DCC6C53406744CD4CF5A014219C3ACFF82';
    check(
      'windows-event-log',
      `Source:        Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider
Date:          1/20/2026 8:08:17 AM
Event ID:      309
               ^^^ device installed end 5:${outcome} deviceName=PC-0042 thumbprint=${thumbprint}
               ^^^ device reported call 6:unknown deviceName=PC-0042 thumbprint=${thumbprint}
Level:         Information
Computer:      PC-0042
Description:
SCEP: InstallFromRegEntries. Certificate Thumbprint : (${thumbprint}) Install Status : (${status}) Current Retry Count :  (0x1)`,
    );
  });

  it('CertEnroll: before the request, and a refusal; the attestation of the TPM is no enrollment', () => {
    check(
      'windows-event-log',
      `Source:        Microsoft-Windows-CertificateServicesClient-CertEnroll
Date:          1/20/2026 8:14:55 AM
Event ID:      86
               ^^ device error end 2:failed deviceName=PC-0042 server=ndes.contoso.com
Level:         Error
Computer:      PC-0042
Description:
SCEP Certificate enrollment initialization for Local system via https://ndes.contoso.com/certsrv/mscep/mscep.dll/pkiclient.exe failed:
GetCACaps
Method: GET(47ms)
Stage: GetCACaps
The server name or address could not be resolved 0x80072ee7 (WinHttp: 12007 ERROR_WINHTTP_NAME_NOT_RESOLVED)
Source:        Microsoft-Windows-CertificateServicesClient-CertEnroll
Date:          1/20/2026 8:15:55 AM
Event ID:      87
               ^^ device reply end 3-4:failed deviceName=PC-0042 server=ndes.contoso.com
Level:         Error
Computer:      PC-0042
Description:
SCEP Certificate enrollment for Local system via https://ndes.contoso.com/certsrv/mscep/mscep.dll/pkiclient.exe failed:
PkiStatus(2): SCEPDispositionFailure
FailInfo(2): SCEPFailBadRequest
EnrollStatus(256): EnrollDenied
The requested certificate template is not supported by this CA. 0x80094800 (-2146875392 CERTSRV_E_UNSUPPORTED_CERT_TYPE)
Source:        Microsoft-Windows-CertificateServicesClient-CertEnroll
Date:          1/20/2026 8:16:55 AM
Event ID:      86
Level:         Error
Computer:      PC-0042
Description:
SCEP Certificate enrollment initialization for WORKGROUP\\PC-0042$ via https://IFX-KeyId-18b1af70.microsoftaik.azure.net/templates/Aik/scep failed: GetCACaps`,
    );
  });
});
