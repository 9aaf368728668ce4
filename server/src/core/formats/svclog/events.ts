import type { ErrorEvent, LogEvent, NoteEvent } from '../../log/event.ts';
import type { PlainText } from '../../text/rtf.ts';
import type { Token } from '../../text/span.ts';
import { readXmlText } from '../xml-text.ts';
import { isConnector } from './detect.ts';
import type { Trace } from './trace.ts';

interface KnownWording {
  readonly note: string;
  readonly pattern: RegExp;
  readonly subject?: true;
  /** A message that says more: where it stands, this one is no note of its own. */
  readonly unless?: string;
}

/**
 * Messages of the connector, known by their words.
 * Source: Microsoft, "Troubleshoot SCEP certificate: NDES policy module", "SCEP certificate request fails", "NDES connector sign-in
 * error 0x80004003"; memdocs, certificates-profile-scep; for the name of code 0x411 "Troubleshoot certificate connector events".
 */
const KNOWN: readonly KnownWording[] = [
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

/**
 * What a trace says: the known messages in it, and its exceptions. Any .NET program can write such traces, with the same exceptions:
 * one that names another program as its source says nothing.
 */
export function readTraceEvents(text: string, { columns, texts }: Trace): readonly LogEvent[] {
  const source = columns.find(({ name }) => name === 'Source')?.token.value;
  if (source !== undefined && !isConnector(source)) return [];
  const notes: NoteEvent[] = [];
  const errors: ErrorEvent[] = [];
  for (const span of texts) {
    const piece = readXmlText(text, { start: span.start, end: Math.min(span.end, span.start + SEARCHED) });
    for (const known of KNOWN) {
      if (notes.some((note) => note.note === known.note || note.note === known.unless)) continue;
      const note = noteIn(piece, known);
      if (note) notes.push(note);
    }
    if (errors.length === 0) errors.push(...exceptionsIn(piece));
  }
  return [...notes, ...errors].sort((a, b) => a.span.start - b.span.start);
}

function noteIn(piece: PlainText, known: KnownWording): NoteEvent | undefined {
  const match = known.pattern.exec(piece.text);
  if (!match) return undefined;
  const { span } = tokenOf(piece, match.index, match.index + match[0].length);
  const value = known.subject ? match[1] : undefined;
  if (value === undefined) return { kind: 'note', note: known.note, span };
  const at = match.index + match[0].indexOf(value);
  const subject = tokenOf(piece, at, at + value.length);
  return { kind: 'note', note: known.note, span, subject, ...(/^\d$/.test(value) ? { count: Number(value) } : {}) };
}

/** The token in a plain text, with its place in the log. */
function tokenOf({ text, map }: PlainText, start: number, end: number): Token {
  return { value: text.slice(start, end), span: map.spanOf({ start, end }) };
}

/** A class name that ends in Exception, with namespace; the text behind it is its message, up to the inner exception. */
const EXCEPTION = /(?<![\w.])(?:[A-Z]\w{0,60}\.){1,8}[A-Z]\w{0,80}Exception(?![\w.])(?:: ((?:(?! ---> )[^\r\n]){1,400}))?/g;

/** The exceptions of a text: the first, with the inner ones (`---> …`) as its causes. Stack frames name none. */
function exceptionsIn(piece: PlainText): readonly ErrorEvent[] {
  const found: ErrorEvent[] = [];
  for (const match of piece.text.matchAll(EXCEPTION)) {
    if (found.length >= MAX_EXCEPTIONS) break;
    const end = match.index + match[0].length;
    const message = match[1];
    const nameEnd = message === undefined ? end : end - message.length - 2;
    const name = tokenOf(piece, match.index, nameEnd);
    if (found.some((other) => other.name.value === name.value)) continue;
    found.push({
      kind: 'error',
      notation: 'dotnet-exception',
      span: name.span,
      name,
      ...(message === undefined ? {} : { text: tokenOf(piece, nameEnd + 2, nameEnd + 2 + message.trimEnd().length) }),
      causes: [],
    });
  }
  const [first, ...causes] = found;
  return first ? [{ ...first, causes }] : [];
}
