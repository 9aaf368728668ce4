import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { type EventReason, givesReason, reasonsOf } from '../../judge/event-reason.ts';
import { codeHex, codeSpan, reasonMeaning, reasonText } from '../../judge/windows-event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

/** That one has a rule of its own. */
const UNSUPPORTED_TEMPLATE = 0x80094800;
/** Event 31 prints it beside the text of the CA, or alone; it says nothing. */
const FAIL = 0x80004005;

/** What the codes of a refused request mean for the server; facts of the same page. */
const CAUSES: ReadonlyMap<number, Sentence> = new Map([
  [0x80094012, msg('The NDES account lacks Read and Enroll on the template.')],
  [0x80094811, msg('The key is shorter than the template allows.')],
  [0x800706ba, msg('The CA cannot be reached (RPC).')],
  [0x80092013, msg('The revocation list of a CA certificate is not available.')],
  [0x80094001, msg('The subject is not valid or too long.')],
  [0x80094011, msg('The NDES account may not request certificates from the CA.')],
  [0x800b0101, msg('A certificate that takes part, for instance the one that signs for NDES, is outside its validity period.')],
  [0x800b0114, msg('The name is not permitted by the name constraints of the CA.')],
]);

export const caRefusesRequest = windowsRule({
  id: 'ca-refuses-request',
  title: msg('The CA did not issue the certificate'),
  severity: 'error',
  step: 4,
  resolutions: ['ca-refuses-request', 'ca-0x80094800-template'],
  docUrl: PAGES.template,
  source: `${PAGES.ndesEvent31} ; MEM:certificate-connector-overview`,
  verified: true,
  draft(event) {
    if (isEvent(event, 'connector', 4001)) {
      return {
        span: codeSpan(event),
        message: msg(
          'The connector could not process a SCEP request: its challenge was refused (event 4005), or the CA gave no certificate (event 4007). Look for these events of the same moment, and for NDES events 29 and 31.',
        ),
        short: msg('request not processed'),
        group: 'connector-any',
      };
    }
    if (isEvent(event, 'connector', 4007)) {
      return {
        span: codeSpan(event),
        message: msg(
          'The connector reports that the CA gave no certificate for a request whose challenge was fine. Read NDES event 31 and Failed Requests of the CA for the reason.',
        ),
        short: msg('CA gave no certificate'),
        group: 'connector',
      };
    }
    if (!isEvent(event, 'ndes', 31) || givesReason(event, UNSUPPORTED_TEMPLATE)) return undefined;
    const reasons = reasonsOf(event);
    const reason = reasons.find(({ value }) => value !== FAIL) ?? reasons[0];
    return {
      span: reason?.span ?? event.span,
      message: msg('NDES could not get the certificate from the CA. {0}', reason ? meaningOf(reason) : NO_REASON),
      short: reason?.value === undefined ? msg('CA refused the request') : msg('CA refused: {0}', codeHex(reason.value)),
      ...(reason?.value === undefined || reason.value === FAIL
        ? { resolutions: ['ca-0x80094800-template', 'ca-refuses-request'] }
        : {}),
      group: String(reason?.value ?? reason?.words),
    };
  },
});

const NO_REASON = msg('The event names no reason: read the Request Status Code in Failed Requests of the CA.');

function meaningOf(reason: EventReason): Sentence {
  if (reason.value === FAIL) {
    return msg(
      'The code 0x80004005 says nothing: read the text beside it, and the Request Status Code in Failed Requests of the CA. Often a template name is wrong (0x80094800).',
    );
  }
  if (reason.value === undefined) {
    return msg(
      'The text of the CA is {0}; the code beside it says nothing. Failed Requests of the CA has the Request Status Code.',
      reasonText(reason),
    );
  }
  return msg('{0}: {1}', reasonText(reason), CAUSES.get(reason.value) ?? reasonMeaning(reason));
}
