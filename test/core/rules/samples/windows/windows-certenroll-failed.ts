import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-certenroll-failed',
  fires: [
    {
      title: 'the answer was a refusal',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-CertificateServicesClient-CertEnroll
Date:          14.05.2024 09:12:33
Event ID:      87
Level:         Error
Description:
SCEP Certificate enrollment for WORKGROUP\\PC1$ via https://ndes.contoso.com/certsrv/mscep/mscep.dll/pkiclient.exe failed: PkiStatus(2) FailInfo(2) EnrollStatus(32)
Method: POST(1203ms)
Stage: ProcessResponseMessage
The request is not supported. 0x80070032 (WIN32: 50 ERROR_NOT_SUPPORTED)
                              ^^^^^^^^^^ windows-certenroll-failed`,
    },
    {
      title: 'the text of the CA names the reason',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-CertificateServicesClient-CertEnroll
Date:          10/22/2020 3:59:03 PM
Event ID:      87
Level:         Error
Description:
SCEP Certificate enrollment for CONTOSO\\PC1$ via https://ndes.contoso.com/certsrv/mscep/mscep.dll/pkiclient.exe failed:

PkiStatus(2): SCEPDispositionFailure
FailInfo(2): SCEPFailBadRequest
EnrollStatus(256): EnrollDenied
The public key does not meet the minimum size required by the specified certificate template. 0x80094811 (-2146875375 CERTSRV_E_KEY_LENGTH) Denied by Policy Module
                                                                                              ^^^^^^^^^^ windows-certenroll-failed
ProcessResponseMessage

Method: POST(203ms)
Stage: ProcessResponseMessage
The request is not supported. 0x80070032 (WIN32: 50 ERROR_NOT_SUPPORTED)`,
    },
  ],
  quiet: [
    {
      title: 'TPM attestation, which Windows does with Microsoft over SCEP, whatever Intune deploys',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-CertificateServicesClient-CertEnroll
Date:          14.05.2024 09:12:33
Event ID:      86
Level:         Error
Description:
SCEP Certificate enrollment initialization for WORKGROUP\\PC1$ via https://IFX-KeyId-18b1af70b93f991972f362556a9a3fbf4bb24e0d.microsoftaik.azure.net/templates/Aik/scep failed:

GetCACaps

Method: GET(15ms)
Stage: GetCACaps
The server name or address could not be resolved 0x80072ee7 (WinHttp: 12007 ERROR_WINHTTP_NAME_NOT_RESOLVED)`,
    },
    {
      title: 'another event of certificate enrollment',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-CertificateServicesClient-CertEnroll
Date:          14.05.2024 09:12:33
Event ID:      19
Level:         Information
Description:
Certificate enrollment for Local system successfully received a certificate.`,
    },
  ],
};
