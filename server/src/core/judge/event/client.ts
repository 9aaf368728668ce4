import { isAttestation, isEvent } from '../../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { type ClientCause, clientCause } from '../cause/windows-client.ts';
import { asksClientCertificate, windowsResult } from '../cause/windows-result.ts';
import { type EventReason, reasonsOf } from '../event-reason.ts';
import { codeHex, codeMeaning, codeSpan, codeText, reasonMeaning, reasonText, says } from '../windows-event.ts';
import type { EventTold } from './told.ts';

/** True for an event with which a Windows device says that an enrollment failed: 32 with the result, 307 with the step. */
export function isClientFailure(event: WindowsEvent): boolean {
  return isEvent(event, 'scep-client', RESULT, 307);
}

/** The event that holds the result. */
export const RESULT = 32;

/** Why an enrollment failed on a Windows device, of whose events the first says most. */
export function clientFailure(events: readonly [WindowsEvent, ...WindowsEvent[]]): EventTold {
  const [main] = events;
  const result = resultOf(main);
  const span = result?.span ?? main.codes.at(-1)?.span ?? main.span;
  return { span, ...BY_CAUSE[clientCause(events)](main, result) };
}

/**
 * The result of a failure: that of event 32, at the end of its message; of event 307 alone its code, where it is whole. Undefined where the
 * event names none.
 */
function resultOf(main: WindowsEvent): EventReason | undefined {
  if (main.eventId.value === RESULT) return reasonsOf(main).at(-1);
  return reasonsOf(main).findLast(({ value }) => value !== undefined && value >= FIRST_ERROR);
}

/** HRESULTs of errors have their highest bit set; what is left of a cut one has not. */
const FIRST_ERROR = 0x80000000;

type Tell = (main: WindowsEvent, result: EventReason | undefined) => Omit<EventTold, 'span'> & { readonly span?: Span };

const WRONG_CA = msg(
  'The thumbprint of the CA certificate in the profile is not that of the CA that the server returned, so the device stopped. Link the trusted-certificate profile of the issuing CA.',
);

const BY_CAUSE: Readonly<Record<ClientCause, Tell>> = {
  'windows-hash-value': (_, result) => ({
    cause: 'wrong-ca-in-profile',
    message:
      result && !result.verified ? msg('{0} The event has no code; its text is {1}.', WRONG_CA, reasonText(result)) : WRONG_CA,
    short: msg('wrong CA certificate in the profile'),
    group: 'hash value',
  }),
  'windows-after-ca-renewal': () => ({
    cause: 'server-chain-untrusted',
    message: msg(
      'Windows does not trust the certificates that the SCEP server returned (0x800B0109), so the device stopped. Either the root is missing on the device, or the CA was renewed and the RA certificates of NDES still belong to the old CA certificate.',
    ),
    short: msg('chain of the SCEP server not trusted'),
    group: 'client',
  }),
  'windows-tls-0x80072f8f': (_, result) => tlsFailed(result),
  'delivery-windows': otherwise,
};

/** ERROR_WINHTTP_SECURE_FAILURE: something is wrong with the certificate of the server, whatever it is. */
const SECURE_FAILURE = 0x80072f8f;

function tlsFailed(result: EventReason | undefined): ReturnType<Tell> {
  if (result?.value === undefined || result.value === SECURE_FAILURE) {
    return {
      cause: 'tls-failed',
      message: msg(
        'The TLS connection to the SCEP URL failed, so IIS has no line of this device. The certificate of the server is not trusted, has another name or a wrong date, or the server offers TLS 1.3 only: the SCEP client of Windows speaks up to 1.2.',
      ),
      short: msg('TLS to the SCEP URL failed'),
      group: 'tls',
    };
  }
  return {
    cause: 'tls-failed',
    message: asksClientCertificate(result.value)
      ? msg(
          'The server, or a proxy before it, asked for a client certificate in TLS, which a device that enrolls does not have yet: {0}. {1} IIS has no line of this device.',
          reasonText(result),
          reasonMeaning(result),
        )
      : msg(
          'The TLS connection to the SCEP URL failed, so IIS has no line of this device: {0}. {1}',
          reasonText(result),
          reasonMeaning(result),
        ),
    short: msg('TLS failed: {0}', codeHex(result.value)),
    group: `tls ${result.value}`,
  };
}

function otherwise(main: WindowsEvent, result: EventReason | undefined): ReturnType<Tell> {
  if (!result) {
    return {
      cause: 'enrollment-failed',
      message:
        main.eventId.value === RESULT
          ? msg('The enrollment failed, and the event names no reason. Look for events of CertEnroll (86, 87) at the same time.')
          : msg(
              'The enrollment failed in the step that this message names. Its code is often cut: look for event 32 at the same time.',
            ),
      short: msg('enrollment failed'),
      group: 'no code',
    };
  }
  const { value, words } = result;
  const place = value === undefined ? undefined : windowsResult(value);
  const message = msg('The enrollment failed: {0}. {1}', reasonText(result), reasonMeaning(result));
  return {
    cause: 'enrollment-failed',
    message: place?.here ? msg('{0} {1}', message, place.here) : message,
    ...(place ? { step: place.step, resolutions: place.resolutions } : {}),
    short: value === undefined ? msg('enrollment failed') : msg('enrollment failed: {0}', codeHex(value)),
    group: String(value ?? words),
  };
}

/** DM_S_ACCEPTED_FOR_PROCESSING, a success whatever the text before it says; and success itself. */
const SUCCESSES: ReadonlySet<number | undefined> = new Set([0x02ab0003, 0]);

/** Event 306: the device did not accept its profile. */
export function profileFailure(event: WindowsEvent): EventTold | undefined {
  const result = isEvent(event, 'scep-client', 306) ? reasonsOf(event).at(-1) : undefined;
  if (!result || SUCCESSES.has(result.value)) return undefined;
  const { span, value, words } = result;
  if (value === undefined) {
    return {
      cause: 'profile-refused',
      span,
      severity: 'warning',
      message: msg(
        'The SCEP profile arrived, and Windows answered {0} in place of the usual 0x2ab0003. No code is there, and no table of ours holds this text: unless it tells of a success, no request is sent to NDES until this is solved.',
        reasonText(result),
      ),
      short: msg('unusual result of the profile'),
      group: String(words),
    };
  }
  return {
    cause: 'profile-refused',
    span,
    message: msg(
      'The SCEP profile arrived, but Windows refused it: {0}. {1} No request is sent to NDES until this is solved.',
      reasonText(result),
      reasonMeaning(result),
    ),
    short: msg('profile refused: {0}', codeHex(value)),
    group: String(value),
  };
}

/** Events 86 and 87 of CertEnroll: SCEP could not begin, or ended without a certificate. */
export function certEnrollFailure(event: WindowsEvent): EventTold | undefined {
  if (isAttestation(event)) return undefined;
  if (isEvent(event, 'cert-enroll', 86)) return notBegun(event);
  return isEvent(event, 'cert-enroll', 87) ? refused(event) : undefined;
}

/** The code says why, the stage in which call. */
function notBegun(event: WindowsEvent): EventTold {
  const code = event.codes.at(-1)?.value;
  const place = code === undefined ? undefined : windowsResult(code);
  const known = place && place.kind !== 'other' && place.kind !== 'refused';
  return {
    cause: 'scep-not-begun',
    span: codeSpan(event),
    message: msg(
      'SCEP could not begin: the server did not answer as expected before the request was sent{0}. {1}: {2}{3}',
      stageOf(event),
      codeText(code),
      codeMeaning(code),
      known && place.here ? msg(' {0}', place.here) : verbatim(''),
    ),
    short: msg('no usable answer of the server'),
    ...(known ? { resolutions: place.resolutions } : {}),
    group: `86 ${code}`,
  };
}

/** CERTSRV_E_UNSUPPORTED_CERT_TYPE. */
const UNSUPPORTED_TEMPLATE = 0x80094800;
/** ERROR_NOT_SUPPORTED and E_FAIL: event 87 ends with one of them whatever the CA said before. */
const EMPTY: ReadonlySet<number> = new Set([0x80070032, 0x80004005]);

/** With PkiStatus 2 policy module or CA refused; without, the code says where it failed. */
function refused(event: WindowsEvent): EventTold {
  const code = event.codes.find(({ value }) => !EMPTY.has(value)) ?? event.codes.at(-1);
  const place = code && !says(event, REFUSED) ? windowsResult(code.value) : undefined;
  const placed = place && place.kind !== 'other' ? { step: place.step, resolutions: place.resolutions } : {};
  return {
    cause: 'scep-refused',
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
