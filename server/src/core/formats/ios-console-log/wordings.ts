import type { ErrorEvent, NoteEvent } from '../../log/event.ts';
import { indexWithin, lineEndWithin } from '../../text/search.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';
import { urlToken } from '../device-url.ts';
import { quoteLength } from './rtf.ts';

interface KnownWording {
  readonly note: string;
  readonly begins: string;
  readonly has?: string;
  readonly subject?: 'dependent' | 'parent' | 'quoted' | 'url' | 'status';
}

const LACKING = 'Insufficient required capability from Certificate Authority';

/**
 * Messages of profiled (iOS) and mdmclient (macOS), known by how they begin.
 * Source: Microsoft, "Troubleshoot SCEP certificate: profile deployment", "device to NDES", "delivery", "iOS SCEP failure and no
 * GetCACaps"; wso2-attic/wso2mobileserver issue 2; mosen/SCEPy issue 1. What `facts/notes/apple.ts` marks as not verified is known from
 * the client's own strings.
 */
const KNOWN: readonly KnownWording[] = [
  { note: 'profile-arrived', begins: 'Adding dependent ', has: 'PayloadDependencyDomainCertificate', subject: 'dependent' },
  { note: 'profile-managed', begins: 'Adding dependent ', has: 'ManagedProfileToManagingProfile', subject: 'parent' },
  { note: 'retrieving-certificate', begins: 'Attempting to retrieve issued certificate' },
  { note: 'csr-sent-get', begins: 'Sending CSR via GET' },
  { note: 'csr-sent-post', begins: 'Sending CSR via POST' },
  { note: 'profile-installed', begins: 'Profile ', has: ' installed', subject: 'quoted' },
  { note: 'ota-enrollment', begins: 'Enrolling in OTA Profile service' },
  { note: 'scep-identity-failed', begins: 'Cannot retrieve SCEP identity' },
  { note: 'certificate-retrieval-failed', begins: 'Could not retrieve issued certificate' },
  { note: 'certificate-retrieval-failed', begins: 'Certificate retrieval reported error' },
  { note: 'issued-certificate-received', begins: 'Issued certificate received' },
  { note: 'certificate-installed', begins: 'Successfully installed certificate' },
  { note: 'identity-stored', begins: 'Storing SCEP identity' },
  { note: 'polling', begins: 'Sleeping before polling SCEP server again' },
  { note: 'url-request-succeeded', begins: 'URL request succeeded' },
  { note: 'ca-certificates-received', begins: 'GetCACert returned a' },
  { note: 'ca-certificate-stored', begins: 'Temporarily storing SCEP server certificate' },
  { note: 'capabilities-none', begins: 'Did not receive GetCACaps information' },
  { note: 'capability-missing', begins: LACKING, has: 'SHA-1 not supported' },
  { note: 'capability-fallback', begins: LACKING, has: 'Falling back' },
  { note: 'capability-fallback', begins: 'SHA-512', has: 'Falling back' },
  { note: 'capability-used', begins: 'SHA-512 is supported' },
  { note: 'capability-used', begins: 'SCEP: AES is supported' },
  { note: 'key-pair-failed', begins: 'Could not generate public/private key pair' },
  { note: 'trust-evaluation-failed', begins: 'SecTrustEvaluate', has: '[leaf' },
  { note: 'profile-rolled-back', begins: 'Rolling back installation of profile', subject: 'quoted' },
  { note: 'installation-failed', begins: 'Installation failed' },
  { note: 'url-request-failed', begins: 'URL request to ', has: ' failed', subject: 'url' },
  { note: 'url-request-failed', begins: 'URL request failed. Status code: ', subject: 'status' },
];

/** A line of a known message is not longer; the rest of a longer one is not searched. */
const LINE_LIMIT = 4096;

/**
 * The note of the message whose first line is `line`; undefined for a message that we do not know. `Profile "…" installed` counts
 * for SCEP profiles only: a device installs many others.
 */
export function readKnownWording(text: string, line: Span): NoteEvent | undefined {
  const span = { start: line.start, end: Math.min(line.end, line.start + LINE_LIMIT) };
  const known = KNOWN.find(
    ({ begins, has }) => text.startsWith(begins, span.start) && (!has || indexWithin(text, has, span.start, span.end) >= 0),
  );
  if (!known) return undefined;
  const subject = subjectOf(text, known, { start: span.start + known.begins.length, end: span.end });
  if (known.note === 'profile-installed' && !/scep|ModelName=/i.test(subject?.value ?? '')) return undefined;
  const count = known.subject === 'status' && subject ? { count: Number(subject.value) } : {};
  return { kind: 'note', note: known.note, span: beforeError(text, span), ...(subject ? { subject } : {}), ...count };
}

/** The part of a line before the error that it goes on with: that one is an event of its own. */
function beforeError(text: string, line: Span): Span {
  const error = /[.:] (?:Error: )?(?:NSError:|Error Domain=)/.exec(text.slice(line.start, line.end));
  return error ? { start: line.start, end: line.start + error.index } : line;
}

/** `SCEP_ERROR_…` keys of the look-up of a text, which do not depend on the device's language; each key once a message. */
export function readErrorKeys(text: string, message: Span): readonly ErrorEvent[] {
  const limit = Math.min(message.end, message.start + KEY_SEARCH_LIMIT);
  const errors = new Map<string, ErrorEvent>();
  let at = indexWithin(text, KEY, message.start, limit);
  while (at >= 0 && errors.size < 16) {
    let end = at + KEY.length;
    while (end < limit && /[A-Z0-9_]/.test(text[end] ?? '')) end++;
    const name = tokenAt(text, at, end);
    if (!errors.has(name.value)) {
      const result = resultBehind(text, end, limit);
      errors.set(name.value, {
        kind: 'error',
        notation: 'scep-error-key',
        span: name.span,
        name,
        ...(result ? { text: result } : {}),
        causes: [],
      });
    }
    at = indexWithin(text, KEY, end, limit);
  }
  return [...errors.values()];
}

const KEY_SEARCH_LIMIT = 65_536;
const KEY = 'SCEP_ERROR_';

/** The text behind `result: ` on the key's line. */
function resultBehind(text: string, from: number, end: number): Token | undefined {
  let stop = lineEndWithin(text, from, end);
  while (stop > from && text.charCodeAt(stop - 1) <= 32) stop--;
  const at = indexWithin(text, 'result: ', from, stop);
  return at >= 0 && at + 8 < stop ? tokenAt(text, at + 8, stop) : undefined;
}

function subjectOf(text: string, known: KnownWording, rest: Span): Token | undefined {
  switch (known.subject) {
    case 'dependent':
      return upTo(text, rest.start, rest.end, ' to parent ');
    case 'parent': {
      const at = indexWithin(text, ' to parent ', rest.start, rest.end);
      return at < 0 ? undefined : upTo(text, at + 11, rest.end, ' in domain ');
    }
    case 'quoted':
      return quoted(text, rest);
    case 'url':
      return urlToken(text, rest.start, rest.end);
    case 'status': {
      const number = /^\d{3}/.exec(text.slice(rest.start, rest.end))?.[0];
      return number ? tokenAt(text, rest.start, rest.start + number.length) : undefined;
    }
    default:
      return undefined;
  }
}

function upTo(text: string, start: number, end: number, words: string): Token | undefined {
  const stop = indexWithin(text, words, start, end);
  return stop > start ? tokenAt(text, start, stop) : undefined;
}

/** What stands between the first two quotation marks, of whichever kind. */
function quoted(text: string, rest: Span): Token | undefined {
  let at = rest.start;
  while (at < rest.end && quoteLength(text, at) === 0) at++;
  const start = at + quoteLength(text, at);
  at = start;
  while (at < rest.end && quoteLength(text, at) === 0) at++;
  return start > rest.start && at > start && at < rest.end ? tokenAt(text, start, at) : undefined;
}
