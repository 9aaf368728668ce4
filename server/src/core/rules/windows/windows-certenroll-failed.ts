import { isAttestation, isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { windowsResult } from '../../judge/cause/windows-result.ts';
import { codeHex, codeMeaning, codeSpan, codeText, says } from '../../judge/windows-event.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import type { FindingDraft } from '../engine/model.ts';
import { windowsRule } from '../kinds/windows-event.ts';

/** CERTSRV_E_UNSUPPORTED_CERT_TYPE. */
const UNSUPPORTED_TEMPLATE = 0x80094800;
/** ERROR_NOT_SUPPORTED and E_FAIL: event 87 ends with one of them whatever the CA said before. */
const EMPTY: ReadonlySet<number> = new Set([0x80070032, 0x80004005]);

export const windowsCertenrollFailed = windowsRule({
  id: 'windows-certenroll-failed',
  title: msg('Windows: SCEP failed (CertEnroll events 86 and 87)'),
  severity: 'error',
  step: 4,
  resolutions: ['ca-refuses-request', 'challenge-expired', 'delivery-windows'],
  docUrl: PAGES.deliveryOnWindows,
  source: `${PAGES.certEnrollEvent86} ; ${PAGES.certEnrollEvent87}`,
  verified: true,
  draft(event) {
    if (isAttestation(event)) return undefined;
    if (isEvent(event, 'cert-enroll', 86)) return notBegun(event);
    return isEvent(event, 'cert-enroll', 87) ? refused(event) : undefined;
  },
});

/** Event 86: the code says why, the stage in which call. */
function notBegun(event: WindowsEvent): FindingDraft {
  const code = event.codes.at(-1)?.value;
  const place = code === undefined ? undefined : windowsResult(code);
  const known = place && place.kind !== 'other' && place.kind !== 'refused';
  return {
    span: codeSpan(event),
    message: msg(
      'SCEP could not begin: the server did not answer as expected before the request was sent{0}. {1}: {2}{3}',
      stageOf(event),
      codeText(code),
      codeMeaning(code),
      known && place.here ? msg(' {0}', place.here) : verbatim(''),
    ),
    short: msg('no usable answer of the server'),
    step: 2,
    resolutions: known ? place.resolutions : ['no-request-in-iis', 'windows-tls-0x80072f8f', 'http-500-ra-certs-expired'],
    group: `86 ${code}`,
  };
}

/** Event 87: with PkiStatus 2 policy module or CA refused; without, the code says where it failed. */
function refused(event: WindowsEvent): FindingDraft {
  const code = event.codes.find(({ value }) => !EMPTY.has(value)) ?? event.codes.at(-1);
  const place = code && !says(event, REFUSED) ? windowsResult(code.value) : undefined;
  const placed = place && place.kind !== 'other' ? { step: place.step, resolutions: place.resolutions } : {};
  return {
    span: code?.span ?? event.span,
    message: msg(
      'The server answered the request{0}, but gave no certificate. {1}: {2} The text of the CA in the message says more.',
      stageOf(event),
      codeText(code?.value),
      codeMeaning(code?.value),
    ),
    short: msg('request refused: {0}', codeHex(code?.value)),
    ...placed,
    ...(code?.value === UNSUPPORTED_TEMPLATE ? { resolutions: ['ca-0x80094800-template', 'ca-refuses-request'] } : {}),
    group: `87 ${code?.value}`,
  };
}

const REFUSED = /PkiStatus\(2\)/;

/** `Method: GET(78ms)`, `Stage: GetCACaps`: which call it was, and how long it took. */
function stageOf({ text }: WindowsEvent): Sentence {
  const words = text?.value.slice(0, SEARCHED) ?? '';
  const stage = /\bStage: {0,8}(\w{1,40})/.exec(words)?.[1];
  const ms = /\bMethod: {0,8}\w{1,10}\((\d{1,9})ms\)/.exec(words)?.[1];
  if (stage === undefined) return verbatim('');
  return ms === undefined ? msg(' (stage {0})', stage) : msg(' (stage {0}, after {1} ms)', stage, Number(ms));
}

const SEARCHED = 8192;
