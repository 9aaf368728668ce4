import type { HttpEvent } from '../../log/event.ts';
import type { FlowStep } from '../../log/finding.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { judgeHttp } from '../http/index.ts';

/** What the result of a failed enrollment of Windows says: where it failed, and what to do. The code decides, not the event that carries it. */
export interface WindowsResult {
  readonly kind: 'tls' | 'connection' | 'http' | 'challenge' | 'answer' | 'refused' | 'other';
  readonly step: FlowStep;
  /** Ids of resolutions, the likeliest first. */
  readonly resolutions: readonly string[];
  /** What the code means here, beyond what Windows says of it. */
  readonly here?: Sentence;
}

const OTHER: WindowsResult = {
  kind: 'other',
  step: 5,
  resolutions: ['delivery-windows', 'windows-after-ca-renewal', 'ca-refuses-request'],
};

/** Reads a result, an unsigned HRESULT. Whatever no table of ours places is `other`. */
export function windowsResult(value: number): WindowsResult {
  const known = BY_CODE.get(value);
  if (known) return known;
  if (isTlsFailure(value)) return TLS;
  if (isConnectionFailure(value)) return CONNECTION;
  if (isHttpFailure(value)) return httpResult(value & 0xffff);
  if (value >>> 12 === CERTIFICATION_AUTHORITY) return REFUSED;
  return OTHER;
}

/** Facility 9, errors 0x4xxx: the certification authority (winerror.h, CERTSRV). */
const CERTIFICATION_AUTHORITY = 0x80094;

const TLS: WindowsResult = { kind: 'tls', step: 2, resolutions: ['windows-tls-0x80072f8f', 'no-request-in-iis'] };
const CONNECTION: WindowsResult = {
  kind: 'connection',
  step: 2,
  resolutions: ['no-request-in-iis', 'windows-tls-0x80072f8f'],
};
const REFUSED: WindowsResult = {
  kind: 'refused',
  step: 4,
  resolutions: ['ca-refuses-request', 'challenge-expired', 'delivery-windows'],
};

const BY_CODE: ReadonlyMap<number, WindowsResult> = new Map([
  // ERROR_NOT_SUPPORTED: how Windows ends where the answer was a refusal, as event 87 of CertEnroll shows beside its PkiStatus
  [0x80070032, REFUSED],
  [
    0x80092021,
    {
      kind: 'challenge',
      step: 1,
      resolutions: ['windows-challenge-characters'],
      here: msg(
        'Windows writes the challenge as a PrintableString, which has letters, digits and a few signs: an underscore, an @ or a # in the challenge ends the enrollment before a request is sent. Other systems take such a challenge.',
      ),
    },
  ],
  [
    0x80091006,
    {
      kind: 'answer',
      step: 5,
      resolutions: ['windows-answer-attribute'],
      here: msg(
        'The answer (CertRep) of the SCEP server lacks an attribute that the standard demands. The fault is that of the server or of a proxy that makes answers of its own; other systems may take the same answer.',
      ),
    },
  ],
]);

/**
 * Errors of TLS in WinHTTP (winhttp.h: the certificate of the server, the client certificate that was asked for, the channel), as HRESULTs,
 * and all of Schannel (SSPI, 0x800903xx).
 */
export function isTlsFailure(value: number): boolean {
  return value >>> 8 === SCHANNEL || (value >>> 16 === WIN32_HRESULT && TLS_ERRORS.has(value & 0xffff));
}

const SCHANNEL = 0x800903;
const WIN32_HRESULT = 0x8007;

const TLS_ERRORS: ReadonlySet<number> = new Set([
  12037, 12038, 12044, 12045, 12055, 12056, 12057, 12157, 12169, 12170, 12175, 12178, 12179, 12185, 12186,
]);
/** A client certificate was asked for in TLS. */
const CLIENT_CERTIFICATE: ReadonlySet<number> = new Set([0x80072f0c, 0x80072f99, 0x80072f9a, 0x80090320]);

export function asksClientCertificate(value: number): boolean {
  return CLIENT_CERTIFICATE.has(value);
}

/** WinINet and WinHTTP: time-out, name, connection, unusable answer. The request did not get to NDES, or its answer did not come back. */
export function isConnectionFailure(value: number): boolean {
  return CONNECTION_ERRORS.has(value);
}

const CONNECTION_ERRORS: ReadonlySet<number> = new Set([0x80072ee2, 0x80072ee7, 0x80072efd, 0x80072efe, 0x80072f78]);

/** True for a result that is an HTTP status of the server: facility 25. */
export function isHttpFailure(value: number): boolean {
  return value >>> 16 === 0x8019;
}

const NOT_FOUND = 404;

/** An HTTP status of the server, judged like one that a log of the device shows. */
function httpResult(status: number): WindowsResult {
  const span = { start: 0, end: 0 };
  const token = { value: status, text: String(status), span };
  const event: HttpEvent = {
    kind: 'http',
    side: 'device',
    phase: 'exchange',
    operation: 'GetCACaps',
    platform: 'windows',
    span,
    status: token,
  };
  const advice = judgeHttp(event).failure?.resolutions ?? ['verify-ndes-configuration'];
  if (status !== NOT_FOUND) return { kind: 'http', step: 2, resolutions: advice };
  return {
    kind: 'http',
    step: 2,
    resolutions: ['windows-pkiclient', 'http-404-scep-missing', ...advice],
    here: msg('Windows appends /pkiclient.exe to the URL of the profile: a server that is not NDES must answer there, too.'),
  };
}
