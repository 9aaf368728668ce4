import { isAttestation, isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { codeHex, codeMeaning, codeSpan, codeText } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

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
  docUrl: PAGES.deliveryOnWindows,
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
});
