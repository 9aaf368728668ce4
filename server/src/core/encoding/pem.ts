import { indexWithin } from '../text/search.ts';
import { gatherBase64 } from './base64.ts';
import { looksLikeStart } from './extent.ts';
import type { Gathered } from './gathered.ts';

/** The labels of RFC 7468, and older ones, under which a message, a certificate, a request or a list stands, however little of it is there. */
const LABELS: ReadonlySet<string> = new Set([
  'PKCS7',
  'PKCS #7 SIGNED DATA',
  'CMS',
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'CERTIFICATE REQUEST',
  'NEW CERTIFICATE REQUEST',
  'X509 CRL',
]);

/** Labels of what is no payload, or must not be shown. */
const OTHERS = /KEY|PARAMETERS|PGP|SSH/i;

export const PEM_BEGIN = '-----BEGIN ';

const END = '-----END ';

/** What stands at a `-----BEGIN …-----`. */
export interface PemBlock {
  /** Absent where the label names a key or something else that is no payload. */
  readonly gathered?: Gathered;
  /** Behind the block, or behind what is there of it. */
  readonly end: number;
}

/** Reads the block that begins at `start`, indented, escaped or cut before its END line. Undefined where no label ends there. */
export function pemAt(text: string, start: number, limit: number): PemBlock | undefined {
  const label = text.slice(start + PEM_BEGIN.length, Math.min(limit, start + PEM_BEGIN.length + 48));
  const dashes = label.indexOf('-----');
  if (dashes < 0) return undefined;
  const body = start + PEM_BEGIN.length + dashes + 5;
  const name = label.slice(0, dashes);
  if (OTHERS.test(name)) return { end: endOfBlock(text, body, limit) };
  const inner = gatherBase64(text, body, limit, 'pem');
  if (!LABELS.has(name) && !looksLikeStart(inner.bytes)) return { end: endOfBlock(text, body, limit) };
  const end = behindEndLine(text, inner.end, limit);
  return { gathered: { ...inner, start, end }, end };
}

/** Behind the END line that follows the last sign, or the last sign itself where there is none. */
function behindEndLine(text: string, from: number, limit: number): number {
  const rest = text.slice(from, Math.min(limit, from + 320));
  const end = rest.indexOf(END);
  if (end < 0 || rest.slice(0, end).includes(PEM_BEGIN)) return from;
  const dashes = rest.indexOf('-----', end + END.length);
  return dashes < 0 ? from : from + dashes + 5;
}

/** Behind a block that is not read: to its END line, else only its label. */
function endOfBlock(text: string, from: number, limit: number): number {
  const next = indexWithin(text, '-----', from, limit + 4);
  return next >= 0 && text.startsWith(END, next) ? next + END.length : from;
}
