import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { isAttestation, isEvent } from '../codes/windows-events/index.ts';
import { codeHex, codeMeaning, codeSpan, codeText, windowsRule } from '../engine/kinds/windows-event.ts';

const TLS = 0x80072f8f;
/** CERTSRV_E_UNSUPPORTED_CERT_TYPE. */
const UNSUPPORTED_TEMPLATE = 0x80094800;
/** ERROR_NOT_SUPPORTED and E_FAIL: event 87 ends with one of them whatever the CA said before. */
const EMPTY: ReadonlySet<number> = new Set([0x80070032, 0x80004005]);

export const windowsCertenrollFailed = windowsRule({
  id: 'windows-certenroll-failed',
  title: msg('Windows: SCEP failed (CertEnroll events 86 and 87)'),
  severity: 'error',
  step: 5,
  resolutions: ['ca-refuses-request', 'delivery-windows', 'verify-ndes-configuration'],
  docUrl: PAGES.delivery,
  source: `${PAGES.certEnrollEvent86} ; ${PAGES.certEnrollEvent87}`,
  verified: true,
  draft(event) {
    if (isAttestation(event)) return undefined;
    if (isEvent(event, 'cert-enroll', 86)) {
      const code = event.codes.at(-1)?.value;
      return {
        span: codeSpan(event),
        message: msg(
          'SCEP could not begin: the server did not answer as expected before the request was sent. {0}: {1}',
          codeText(code),
          codeMeaning(code),
        ),
        short: msg('no usable answer of the server'),
        step: 2,
        resolutions:
          code === TLS
            ? ['windows-tls-0x80072f8f']
            : ['no-request-in-iis', 'windows-tls-0x80072f8f', 'http-500-ra-certs-expired'],
        group: `86 ${code}`,
      };
    }
    if (!isEvent(event, 'cert-enroll', 87)) return undefined;
    const code = event.codes.find(({ value }) => !EMPTY.has(value)) ?? event.codes.at(-1);
    return {
      span: code?.span ?? event.span,
      message: msg(
        'The server answered the request, but gave no certificate. {0}: {1} The text of the CA in the message says more.',
        codeText(code?.value),
        codeMeaning(code?.value),
      ),
      short: msg('request refused: {0}', codeHex(code?.value)),
      ...(code?.value === UNSUPPORTED_TEMPLATE ? { resolutions: ['ca-0x80094800-template', 'ca-refuses-request'] } : {}),
      group: `87 ${code?.value}`,
    };
  },
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
});
