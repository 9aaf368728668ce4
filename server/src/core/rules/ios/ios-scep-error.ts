import { PAGES } from '../../facts/pages.ts';
import { beginsIosEnrollment, scepErrorOf } from '../../judge/cause/ios.ts';
import { type UrlFailure, urlFailureOf } from '../../judge/cause/url-failure.ts';
import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import type { Evidence } from '../../log/finding.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

export const iosScepError: Rule = {
  id: 'ios-scep-error',
  title: msg('iOS reports a SCEP error'),
  severity: 'error',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['delivery-ios'],
  docUrl: PAGES.deliveryOnApple,
  source:
    'Apple MDM Protocol Reference, error codes ; CERT:ios-scep-failure-no-getcacaps ; what the device does then: strings of profiled in several builds since iOS 11',
  verified: true,
  start(report) {
    const reported = new Map<number, number>(); // code -> time of the last report
    let untrusted: Evidence | undefined;
    let unanswered: UrlFailure | undefined;
    let held: FindingDraft[] = []; // of attempts after which the device may try again
    const tell = (drafts: readonly FindingDraft[]): void => {
      drafts.forEach(report);
      held = [];
    };
    const seeNote = ({ note, span }: NoteEvent): void => {
      if (note === 'trust-evaluation-failed') untrusted = { span, message: msg('The trust evaluation that failed') };
      if (note === 'url-request-succeeded') unanswered = undefined;
      if (note === 'scep-identity-failed') tell(held);
      if (note === 'issued-certificate-received') held = [];
    };
    return {
      see(event, record) {
        if (beginsIosEnrollment(event)) {
          tell(held);
          reported.clear();
          untrusted = undefined;
          unanswered = undefined;
        }
        if (event.kind === 'note') seeNote(event);
        if (event.kind !== 'error') return;
        unanswered = urlFailureOf(event) ?? unanswered;
        const error = scepErrorOf(event);
        const code = error?.code?.value;
        if (!error || code === undefined) return;
        const now = millisOfDay(record);
        const before = reported.get(code);
        reported.set(code, now);
        if (before !== undefined && Math.abs(now - before) <= REPEATED_MS) return;
        const draft = { evidence: untrusted ? [untrusted] : [], ...draftOf(error, code, unanswered) };
        if (isOneAttempt(record)) held.push(draft);
        else tell([...held, draft]);
      },
      end: () => held,
    };
  },
};

/** True where a record tells of one attempt: another one may follow. */
function isOneAttempt(record: LogRecord): boolean {
  return record.events().some((event) => event.kind === 'note' && event.note === 'certificate-retrieval-failed');
}

/** The same error is printed by each layer that passes it on. */
const REPEATED_MS = 30_000;

function millisOfDay(record: LogRecord): number {
  return record.time?.epochMs ?? 0;
}

function draftOf(error: ErrorEvent, code: number, unanswered: UrlFailure | undefined): FindingDraft {
  const known = CODES[code];
  const span = error.code?.span ?? error.span;
  if (code === NO_ANSWER && unanswered) return { span, ...withoutAnswer(unanswered) };
  if (known) return { span, group: String(code), ...known };
  return {
    span,
    group: String(code),
    message: msg(
      'iOS stopped the enrollment with SCEP error {0}: {1}',
      code,
      error.englishText?.value ?? error.text?.value ?? '-',
    ),
    short: msg('SCEP error {0}', code),
  };
}

const NO_ANSWER = 22005;

/** 22005 says only that there was no answer; the error of URL loading says why. */
function withoutAnswer({ error, message, short, resolutions }: UrlFailure): Omit<FindingDraft, 'span'> {
  const { name, code } = error;
  return {
    ...BY_CLIENT,
    group: `${NO_ANSWER} ${code?.value}`,
    message: msg('{0} (SCEP error 22005)', message),
    short,
    resolutions,
    docUrl: PAGES.callsOfApple,
    evidence: [{ span: code?.span ?? error.span, message: msg('The reason: {0} {1}', name.value, code?.value ?? '') }],
  };
}

type Known = Pick<FindingDraft, 'message' | 'short' | 'resolutions' | 'step' | 'docUrl' | 'verified' | 'basis'>;

/** What the device does with the answer, Apple does not say. */
const BY_CLIENT = { verified: false, basis: 'client' } as const;

const KEYCHAIN = ['ios-identity-not-stored'];

const CODES: Readonly<Record<number, Known | undefined>> = {
  22000: {
    message: msg(
      'The key usage in the SCEP profile is not valid (22000): it has other bits than 1 (sign) and 4 (encrypt). iOS sends no request.',
    ),
    short: msg('key usage not valid'),
    resolutions: ['apple-key-usage', 'delivery-ios'],
    step: 1,
  },
  22001: {
    message: msg('iOS could not generate the key pair (22001); it sends no request.'),
    short: msg('no key pair'),
    resolutions: KEYCHAIN,
  },
  22002: {
    ...BY_CLIENT,
    message: msg(
      'The answer to GetCACert calls itself one CA certificate, but its content is none in DER (22002): a PEM or PKCS #7 file, or a web page with this content type. iOS sends no request.',
    ),
    short: msg('answer to GetCACert is no certificate'),
    resolutions: ['ios-getcacert-content', 'general-ndes-page'],
  },
  22003: {
    message: msg(
      'iOS does not accept the CA and RA certificates of GetCACert (22003), so it does not go on. Usually the linked trusted-certificate profile is not that of the root CA.',
    ),
    short: msg('CA certificates not accepted'),
    resolutions: ['ios-no-getcacaps', 'ios-ra-invalid'],
    docUrl: PAGES.noGetCaCaps,
  },
  22004: {
    ...BY_CLIENT,
    message: msg(
      'iOS cannot use the answer to GetCACert (22004): its content type is not that of certificates, as with a web page or an HTTP error of the server, or it holds no RA certificate that fits. iOS sends no request.',
    ),
    short: msg('answer to GetCACert not usable'),
    resolutions: ['ios-unsupported-configuration', 'ios-ra-invalid', 'general-ndes-page'],
  },
  22005: {
    ...BY_CLIENT,
    message: msg(
      'A call to the SCEP server got no answer (22005): name, connection, TLS or time. An HTTP error of the server is not told with this code, so IIS may have no line of the call.',
    ),
    short: msg('no answer'),
    resolutions: ['ios-network', 'no-request-in-iis'],
    docUrl: PAGES.callsOfApple,
  },
  22006: {
    ...BY_CLIENT,
    message: msg(
      'The list of GetCACaps names neither SHA-1 nor SHA-256 nor SHA-512 (22006): a list of the server without them, or a web page in its place. iOS sends no request.',
    ),
    short: msg('capabilities do not suffice'),
    resolutions: ['ios-capabilities'],
  },
  22007: {
    message: msg('iOS does not accept the certificate that was issued (22007).'),
    short: msg('issued certificate not valid'),
    step: 5,
  },
  22008: {
    message: msg('iOS could not put key and certificate together (22008).'),
    short: msg('identity not created'),
    resolutions: KEYCHAIN,
    step: 5,
  },
  22009: {
    message: msg('iOS could not create its temporary certificate (22009); it sends no request.'),
    short: msg('temporary identity not created'),
    resolutions: KEYCHAIN,
  },
  22010: {
    message: msg('iOS could not store its temporary certificate (22010); it sends no request.'),
    short: msg('temporary identity not stored'),
    resolutions: KEYCHAIN,
  },
  22011: {
    message: msg('iOS could not make the certificate request from the values of the profile (22011); it sends no request.'),
    short: msg('request not built'),
    resolutions: ['ios-csr-not-created', 'profile-variable-unsupported'],
  },
  22012: {
    message: msg('iOS could not store the CA certificate (22012).'),
    short: msg('CA certificate not stored'),
    resolutions: KEYCHAIN,
    step: 5,
  },
  22013: {
    message: msg(
      'iOS found no usable answer to PKIOperation (22013): most often a refusal, an error page, or a damaged message. Devices were seen to say so without a PKIOperation, so look first whether one is in the IIS log; then at VerifyRequest or the events of the connector, and at the NDES events of this minute.',
    ),
    short: msg('no usable answer to PKIOperation'),
    resolutions: ['ios-invalid-response', 'ca-refuses-request', 'delivery-ios'],
    step: 5,
  },
};
