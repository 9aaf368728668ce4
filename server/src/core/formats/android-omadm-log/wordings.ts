import type { NoteEvent } from '../../log/event.ts';
import { indexWithin } from '../../text/search.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';

/** A known message that is known by how it begins. */
interface KnownWording {
  readonly note: string;
  readonly begins: string;
  /** Words that must follow somewhere in the line. */
  readonly has?: string;
  /** What the message is about: the rest of the line, what stands before some words, the part in `[…]` or `'…'`, or the number behind `begins`. */
  readonly subject?: 'rest' | 'brackets' | 'quotes' | 'count' | { readonly upTo: string };
}

const PENDING_CERTIFICATES = ' because it is pending certificates';

/**
 * Messages of the Intune agent and of jscep (Client, AbstractCertStoreInspector, GetCaCapsResponseHandler, PkiMessageEncoder,
 * PkiMessageDecoder, PkcsPkiEnvelopeEncoder, PkcsPkiEnvelopeDecoder, EnrollmentTransaction), as these log them.
 * Source: Microsoft, "Troubleshoot SCEP certificate: device to NDES", "Troubleshoot Wi-Fi profiles"; jscep/jscep
 * src/main/java/org/jscep; MicrosoftDocs/IntuneDocs#1741.
 */
const KNOWN: readonly KnownWording[] = [
  { note: 'requests-pending', begins: 'There are ', has: ' request', subject: 'count' },
  { note: 'enrollment-started', begins: 'Trying to enroll certificate request: ', subject: 'rest' },
  { note: 'capabilities-empty', begins: 'AbstractTransport problem when determining capabilities' },
  { note: 'capabilities-empty', begins: 'Transport problem when determining capabilities' },
  { note: 'capabilities-listed', begins: 'CA capabilities:' },
  { note: 'capabilities-content-type', begins: 'Content-Type mismatch: was ', subject: 'quotes' },
  { note: 'profile-pending', begins: 'Skipping ', has: PENDING_CERTIFICATES, subject: { upTo: PENDING_CERTIFICATES } },
  { note: 'certificate-excluded', begins: 'Excluding cert with alias ', has: ' as it ', subject: { upTo: ' as it ' } },
  { note: 'cert-store', begins: 'CertStore contains ', subject: 'count' },
  { note: 'entity-sought', begins: 'Looking for ', has: ' entity' },
  { note: 'recipient-chosen', begins: 'Using [', has: 'for recipient entity', subject: 'brackets' },
  { note: 'signer-chosen', begins: 'Using [', has: 'for message signing entity', subject: 'brackets' },
  { note: 'issuer-chosen', begins: 'Using [', has: 'for issuing entity', subject: 'brackets' },
  { note: 'ra-signature-checking', begins: 'Verifying signature of RA certificate' },
  { note: 'ra-signature-passed', begins: 'Signature verification passed for RA' },
  { note: 'ra-signature-failed', begins: 'Signature verification failed for RA' },
  { note: 'ra-is-ca', begins: 'RA and CA are identical' },
  { note: 'ca-verification-asked', begins: 'Requesting certificate verification' },
  { note: 'ca-verification-passed', begins: 'Certificate verification passed' },
  { note: 'ca-verification-failed', begins: 'Certificate verification failed' },
  { note: 'self-signed-subject', begins: 'The self-signed certificate MUST use the same subject name' },
  { note: 'san-missing', begins: 'No SAN specified in certificate request' },
  { note: 'signing-with', begins: 'Signing pkiMessage using key belonging to ', subject: 'brackets' },
  { note: 'encrypting-for', begins: 'Encrypting pkcsPkiEnvelope using key belonging to ', subject: 'brackets' },
  { note: 'message-sent', begins: 'Sending ', has: 'CMSSignedData' },
  { note: 'sender-nonce-missing', begins: 'Response senderNonce is null' },
  { note: 'reply-algorithm', begins: 'pkiMessage digest algorithm: ', subject: 'rest' },
  { note: 'reply-algorithm', begins: 'pkiMessage encryption algorithm: ', subject: 'rest' },
  { note: 'reply-attributes', begins: 'pkiMessage has ', has: ' signed attribute', subject: 'count' },
  { note: 'reply-error-code', begins: '1.3.6.1.4.1.311.21.33: ', subject: 'brackets' }, // szOID_ENROLL_SCEP_ERROR
  { note: 'reply-no-certificates', begins: 'Unable to verify message because the signedData contained no certificates' },
  { note: 'reply-verification-failed', begins: 'pkiMessage verification failed' },
  { note: 'envelope-wrong-key', begins: 'Cannot unwrap symetric key' }, // spelt so in the library
];

/** A line of a known message is not longer; the rest of a longer one is not searched. */
const LINE_LIMIT = 4096;

/** The note of the message whose first line is `line`; undefined for a message that we do not know. */
export function readKnownWording(text: string, line: Span): NoteEvent | undefined {
  const known = KNOWN.find((message) => text.startsWith(message.begins, line.start) && hasWords(text, line, message.has));
  if (!known) return undefined;
  const from = line.start + known.begins.length;
  const { note } = known;
  if (known.subject === 'count') return { kind: 'note', note, span: line, ...countAt(text, from, line.end) };
  const subject = subjectOf(text, known, from, line.end);
  return subject ? { kind: 'note', note, span: line, subject } : { kind: 'note', note, span: line };
}

function hasWords(text: string, line: Span, words: string | undefined): boolean {
  return !words || text.slice(line.start, Math.min(line.end, line.start + LINE_LIMIT)).includes(words);
}

function countAt(text: string, from: number, end: number): Pick<NoteEvent, 'count' | 'subject'> {
  const number = /^\d{1,9}/.exec(text.slice(from, Math.min(end, from + 10)))?.[0];
  return number ? { count: Number(number), subject: tokenAt(text, from, from + number.length) } : {};
}

function subjectOf(text: string, known: KnownWording, from: number, end: number): Token | undefined {
  if (known.subject === 'rest') return from < end ? tokenAt(text, from, end) : undefined;
  if (known.subject === 'quotes') return between(text, from, end, "'", "'");
  if (typeof known.subject === 'object') {
    const stop = indexWithin(text, known.subject.upTo, from, Math.min(end, from + LINE_LIMIT));
    return stop > from ? tokenAt(text, from, stop) : undefined;
  }
  return known.subject === 'brackets' ? between(text, from - 1, end, '[', ']') : undefined;
}

/** What stands between the first `open` and the last `close` of `[from, end)`; up to `end` where the line was cut. */
function between(text: string, from: number, end: number, open: string, close: string): Token | undefined {
  const start = indexWithin(text, open, from, end) + 1;
  if (start === 0 || start >= end) return undefined;
  const length = text.slice(start, end).lastIndexOf(close);
  return tokenAt(text, start, length >= 0 ? start + length : end);
}
