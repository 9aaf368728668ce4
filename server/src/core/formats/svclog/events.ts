import type { ErrorEvent, LogEvent, NoteEvent } from '../../log/event.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';
import { xmlToken } from '../xml.ts';
import type { Trace } from './trace.ts';

interface KnownMessage {
  readonly note: string;
  /** Matched in the text as it stands, so `<` and `>` may be escaped. */
  readonly pattern: RegExp;
  readonly subject?: true;
  /** A message that says more: where it stands, this one is no note of its own. */
  readonly unless?: string;
}

/**
 * Messages of the connector, told by their words.
 * Source: Microsoft, "Troubleshoot SCEP certificate: NDES policy module", "SCEP certificate request fails", "NDES connector sign-in
 * error 0x80004003"; memdocs, certificates-profile-scep; for the name of code 0x411 "Troubleshoot certificate connector events".
 */
const KNOWN: readonly KnownMessage[] = [
  { note: 'crp-verify-started', pattern: /VerifyRequest Started\b/ },
  { note: 'crp-phase-passed', pattern: /Validation Phase (\d) finished with status True\b/, subject: true },
  { note: 'crp-phase-failed', pattern: /Validation Phase (\d) finished with status False\b/, subject: true },
  { note: 'crp-verify-passed', pattern: /VerifyRequest Finished with status True\b/ },
  { note: 'crp-verify-failed', pattern: /VerifyRequest Finished with status False\b/ },
  { note: 'crp-signing-certificate-missing', pattern: /Signing certificate could not be retrieved\b/ },
  { note: 'crp-invalid-handle', pattern: /m_safeCertContext is an invalid handle\b/, unless: 'crp-signing-certificate-missing' },
  { note: 'crp-subject-mismatch', pattern: /Subject Name in CSR\b.{0,2000}?\bdo not match\b/s },
  { note: 'crp-challenge-expired', pattern: /\bCRPSCEPChallenge_Expired\b|\b0x00000411\b/ },
  { note: 'connector-certificate-missing', pattern: /NDES Connector certificate could not be found\b/ },
  { note: 'connector-sign-in-refused', pattern: /IssueDetails with the value (0x80004003)\b/, subject: true },
];

/** A text is not longer; the rest of a longer one is not searched. */
const SEARCHED = 65_536;
const MAX_EXCEPTIONS = 8;

/** What a trace says: the known messages in it, and its exceptions. */
export function readTraceEvents(text: string, { texts }: Trace): readonly LogEvent[] {
  const notes: NoteEvent[] = [];
  const errors: ErrorEvent[] = [];
  for (const span of texts) {
    const piece = text.slice(span.start, Math.min(span.end, span.start + SEARCHED));
    for (const known of KNOWN) {
      if (notes.some((note) => note.note === known.note || note.note === known.unless)) continue;
      const note = noteIn(text, piece, span.start, known);
      if (note) notes.push(note);
    }
    if (errors.length === 0) errors.push(...exceptionsIn(text, piece, span));
  }
  return [...notes, ...errors].sort((a, b) => a.span.start - b.span.start);
}

function noteIn(text: string, piece: string, start: number, known: KnownMessage): NoteEvent | undefined {
  const match = known.pattern.exec(piece);
  if (!match) return undefined;
  const from = start + match.index;
  const span = { start: from, end: from + match[0].length };
  const value = known.subject ? match[1] : undefined;
  if (value === undefined) return { kind: 'note', note: known.note, span };
  const at = from + match[0].indexOf(value);
  const subject = tokenAt(text, at, at + value.length);
  return { kind: 'note', note: known.note, span, subject, ...(/^\d$/.test(value) ? { count: Number(value) } : {}) };
}

/** A class name that ends in Exception, with namespace; the text behind it is its message. */
const EXCEPTION = /(?<![\w.])(?:[A-Z]\w{0,60}\.){1,8}[A-Z]\w{0,80}Exception(?![\w.])(?:: ([^\r\n&<]{1,400}))?/g;

/** The exceptions of a text: the first, with the inner ones (`---> …`) as its causes. Stack frames name none. */
function exceptionsIn(text: string, piece: string, span: Span): readonly ErrorEvent[] {
  const found: ErrorEvent[] = [];
  for (const match of piece.matchAll(EXCEPTION)) {
    if (found.length >= MAX_EXCEPTIONS) break;
    const start = span.start + match.index;
    const message = messageToken(text, start + match[0].length, match[1]);
    const nameLength = match[0].length - (match[1] === undefined ? 0 : match[1].length + 2);
    const name = tokenAt(text, start, start + nameLength);
    if (found.some((other) => other.name.value === name.value)) continue;
    found.push({
      kind: 'error',
      notation: 'dotnet-exception',
      span: name.span,
      name,
      ...(message ? { text: message } : {}),
      causes: [],
    });
  }
  const [first, ...causes] = found;
  return first ? [{ ...first, causes }] : [];
}

function messageToken(text: string, end: number, message: string | undefined): Token | undefined {
  return message === undefined
    ? undefined
    : xmlToken(text, { start: end - message.length, end: end - message.length + message.trimEnd().length });
}
