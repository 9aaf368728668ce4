import { msg } from '../../text/message.ts';
import { isEvent } from '../codes/windows-events/index.ts';
import { DOCS } from '../engine/docs.ts';
import { codeHex, codeMeaning, codeSpan, codeText, windowsRule } from '../engine/windows-event.ts';

const TLS = 0x80072f8f;

export const windowsCertenrollFailed = windowsRule({
  id: 'windows-certenroll-failed',
  title: msg('Windows: SCEP failed (CertEnroll events 86 and 87)'),
  severity: 'error',
  step: 5,
  resolutions: ['ca-refuses-request', 'delivery-windows', 'verify-ndes-configuration'],
  docUrl: DOCS.delivery,
  source:
    'https://www.gradenegger.eu/en/details-of-the-event-with-id-86-of-the-source-microsoft-windows-certificate-services-client-certenroll/ ; https://www.gradenegger.eu/en/details-of-the-event-with-id-87-of-the-source-microsoft-windows-certificate-services-client-certenroll/',
  verified: true,
  draft(event) {
    const code = event.codes.at(-1)?.value;
    if (isEvent(event, 'cert-enroll', 86)) {
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
    return {
      span: codeSpan(event),
      message: msg(
        'The server answered the request, but gave no certificate. {0}: {1} The text of the CA in the message says more.',
        codeText(code),
        codeMeaning(code),
      ),
      short: msg('request refused: {0}', codeHex(code)),
      group: `87 ${code}`,
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
  ],
  quiet: [
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
