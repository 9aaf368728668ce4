import type { WindowsEvent } from '../../log/event.ts';
import { type Message, msg } from '../../text/message.ts';
import { isEvent } from '../codes/windows-events/index.ts';
import { DOCS } from '../engine/docs.ts';
import { codeHex, codeMeaning, codeSpan, codeText, hasCode, says, windowsRule } from '../engine/windows-event.ts';

const UNSUPPORTED_TEMPLATE = 0x80094800;
/** Event 31 prints it beside the code of the CA, or alone; it says nothing. */
const FAIL = 0x80004005;

/** What the codes of a refused request mean for the server; facts of the same page. */
const CAUSES: ReadonlyMap<number, Message> = new Map([
  [0x80094012, msg('The NDES account lacks Read and Enroll on the template.')],
  [0x80094811, msg('The key is shorter than the template allows.')],
  [0x800706ba, msg('The CA cannot be reached (RPC).')],
  [0x80092013, msg('The revocation list of a CA certificate is not available.')],
  [0x80094001, msg('The subject is not valid or too long.')],
  [0x800b0114, msg('The name is not permitted by the name constraints of the CA.')],
]);

export const caRefusesRequest = windowsRule({
  id: 'ca-refuses-request',
  title: msg('The CA did not issue the certificate'),
  severity: 'error',
  step: 4,
  resolutions: ['ca-refuses-request', 'ca-0x80094800-template'],
  docUrl: DOCS.template,
  source:
    'https://www.gradenegger.eu/en/details-of-the-event-with-id-31-of-the-source-microsoft-windows-networkdeviceenrollmentservice/ ; MEM:certificate-connector-overview',
  verified: true,
  draft(event) {
    if (isEvent(event, 'connector', 4001, 4007)) {
      return {
        span: codeSpan(event),
        message: msg(
          'The connector reports that the CA gave no certificate for a request whose challenge was fine. Read NDES event 31 and Failed Requests of the CA for the reason.',
        ),
        short: msg('CA gave no certificate'),
        group: 'connector',
      };
    }
    if (!isEvent(event, 'ndes', 31) || isTemplate(event)) return undefined;
    const code = event.codes.find((one) => one.value !== FAIL) ?? event.codes[0];
    return {
      span: code?.span ?? event.span,
      message: msg('NDES could not get the certificate from the CA. {0}', reason(code?.value)),
      short: msg('CA refused: {0}', codeHex(code?.value)),
      ...(code?.value === FAIL ? { resolutions: ['ca-0x80094800-template', 'ca-refuses-request'] } : {}),
      group: String(code?.value),
    };
  },
  fires: [
    {
      title: 'the CA cannot be reached',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      31
Level:         Error
Description:
The Network Device Enrollment Service cannot submit the certificate request (The RPC server is unavailable. 0x800706ba).
                                                                                                            ^^^^^^^^^^ ca-refuses-request`,
    },
    {
      title: 'the connector of today',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4007
               ^^^^ ca-refuses-request
Level:         Error
Description:
ScepIssuedFailure`,
    },
  ],
  quiet: [
    {
      title: 'the CA issued the certificate',
      format: 'windows-event-log',
      text: `Log Name:      Microsoft-Intune-CertificateConnectors/Operational
Source:        Microsoft-Intune-CertificateConnectors
Event ID:      4006
Level:         Information
Description:
ScepIssuedSuccess`,
    },
  ],
});

/** That one has a rule of its own. */
function isTemplate(event: WindowsEvent): boolean {
  return hasCode(event, UNSUPPORTED_TEMPLATE) || says(event, /template is not supported by this CA/i);
}

function reason(code: number | undefined): Message {
  if (code === FAIL) {
    return msg(
      'The code 0x80004005 says nothing: read the text beside it, and the Request Status Code in Failed Requests of the CA. Often a template name is wrong (0x80094800).',
    );
  }
  const known = code === undefined ? undefined : CAUSES.get(code);
  return known ? msg('{0}: {1}', codeText(code), known) : msg('{0}: {1}', codeText(code), codeMeaning(code));
}
