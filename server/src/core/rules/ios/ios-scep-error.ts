import { PAGES } from '../../facts/pages.ts';
import { beginsIosEnrollment, SCEP_ERROR_DOMAIN, scepErrorOf } from '../../judge/cause/ios.ts';
import type { ErrorEvent } from '../../log/event.ts';
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
  source: 'Apple MDM Protocol Reference, error codes ; CERT:ios-scep-failure-no-getcacaps ; consequences: derived',
  verified: true,
  start(report) {
    const reported = new Map<number, number>(); // code -> time of the last report
    let untrusted: Evidence | undefined;
    return {
      see(event, record) {
        if (beginsIosEnrollment(event)) {
          reported.clear();
          untrusted = undefined;
        }
        if (event.kind === 'note' && event.note === 'trust-evaluation-failed') {
          untrusted = { span: event.span, message: msg('The trust evaluation that failed') };
        }
        const error = event.kind === 'error' ? scepErrorOf(event) : undefined;
        const code = error?.code?.value;
        if (!error || code === undefined || event.kind !== 'error') return;
        const now = millisOfDay(record);
        const before = reported.get(code);
        reported.set(code, now);
        if (before !== undefined && Math.abs(now - before) <= REPEATED_MS) return;
        report({ evidence: untrusted ? [untrusted] : [], ...draftOf(error, code, event.causes.at(-1)) });
      },
    };
  },
};

/** The same error is printed by each layer that passes it on. */
const REPEATED_MS = 30_000;

function millisOfDay(record: LogRecord): number {
  return record.time?.epochMs ?? 0;
}

function draftOf(error: ErrorEvent, code: number, root: ErrorEvent | undefined): FindingDraft {
  const known = CODES[code];
  const span = error.code?.span ?? error.span;
  if (known) return { span, group: String(code), ...known, ...(isUnknownHost(root) ? UNKNOWN_HOST : {}) };
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

/** NSURLErrorCannotFindHost, NSURLErrorDNSLookupFailed. */
function isUnknownHost(root: ErrorEvent | undefined): boolean {
  const code = root && root.name.value !== SCEP_ERROR_DOMAIN ? root.code?.value : undefined;
  return code === -1003 || code === -1006 || code === 1003 || code === 1006;
}

type Known = Pick<FindingDraft, 'message' | 'short' | 'resolutions' | 'step' | 'docUrl'>;

const UNKNOWN_HOST: Known = {
  message: msg('The device cannot resolve the host name of the SCEP URL (SCEP error 22005), so no request leaves it.'),
  short: msg('host name not found'),
  resolutions: ['page-cant-be-displayed', 'ios-network'],
};

const KEYCHAIN = ['ios-identity-not-stored'];

const CODES: Readonly<Record<number, Known | undefined>> = {
  22000: {
    message: msg('The key usage in the SCEP profile is not valid (22000); iOS sends no request.'),
    short: msg('key usage not valid'),
    step: 1,
  },
  22001: {
    message: msg('iOS could not generate the key pair (22001); it sends no request.'),
    short: msg('no key pair'),
    resolutions: KEYCHAIN,
  },
  22002: {
    message: msg('The answer to GetCACert is not valid (22002): not a certificate, or a web page. iOS sends no request.'),
    short: msg('answer to GetCACert not valid'),
    resolutions: ['ios-ra-invalid', 'ios-no-getcacaps', 'general-ndes-page'],
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
    message: msg('iOS does not support the certificates that GetCACert delivered (22004); it sends no request.'),
    short: msg('CA configuration not supported'),
    resolutions: ['ios-unsupported-configuration', 'ios-ra-invalid'],
  },
  22005: {
    message: msg(
      'A request to the SCEP server failed in the network or with an HTTP error (22005). Look for this minute in the IIS and HTTPERR logs.',
    ),
    short: msg('network error'),
    resolutions: ['ios-network', 'no-request-in-iis'],
    docUrl: PAGES.callsOfApple,
  },
  22006: {
    message: msg(
      'The capabilities of the server do not suffice, or GetCACaps gave something unreadable (22006); iOS sends no request.',
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
      'iOS could not use the answer to PKIOperation (22013): a refusal, an error page, or a damaged message. Look at VerifyRequest in the IIS log and at the NDES events of this minute.',
    ),
    short: msg('answer to PKIOperation not usable'),
    resolutions: ['ios-invalid-response', 'ca-refuses-request', 'delivery-ios'],
    step: 5,
  },
};
