import type { NoteEvent } from '../../log/event.ts';
import { indexWithin } from '../../text/search.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';

/** Where Intune keeps certificates in the device's management tree. */
const STORE = './Vendor/MSFT/CertificateStore/';
/** Nodes of one document that are looked at, and the longest path. */
const NODE_LIMIT = 200;
const PATH_LIMIT = 1000;
/** Characters before a path in which its element begins. */
const ELEMENT_LIMIT = 80;

/**
 * What a SyncML document asks of the certificate store: a root certificate to install, a SCEP profile to enroll, or the state
 * of SCEP certificates. Paths in the device's own answers (`Source`, `TargetRef`) are passed over.
 * Source: Microsoft, "Troubleshoot SCEP certificate: profile deployment".
 */
export function readSyncmlNotes(text: string, message: Span): readonly NoteEvent[] {
  const notes: NoteEvent[] = [];
  let at = indexWithin(text, STORE, message.start, message.end);
  for (let i = 0; i < NODE_LIMIT && at >= 0; i++) {
    const end = pathEnd(text, at, message.end);
    const note = isTarget(text, at, message.start) ? noteOf(text, { start: at, end }) : undefined;
    if (note) notes.push(note);
    at = indexWithin(text, STORE, end, message.end);
  }
  return notes;
}

/** The values of the elements `name` of a SyncML document, however often its markup was escaped; a cut one ends with the message. */
export function elementValues(text: string, message: Span, name: string): readonly Token[] {
  const values: Token[] = [];
  let at = indexWithin(text, name, message.start, message.end);
  for (let i = 0; i < NODE_LIMIT && at >= 0; i++) {
    const start = tagEnd(text, at + name.length);
    let from = at + name.length;
    if (start > 0 && start < message.end && text[at - 1] !== '/') {
      from = valueEnd(text, start, message.end);
      if (from > start) values.push(tokenAt(text, start, from));
    }
    at = indexWithin(text, name, from, message.end);
  }
  return values;
}

function noteOf(text: string, path: Span): NoteEvent | undefined {
  const node = text.slice(path.start + STORE.length, path.end);
  if (node === 'SCEP') return { kind: 'note', note: 'state-asked', span: path };
  const [branch, last] = [node.slice(0, node.indexOf('/') + 1), node.slice(node.lastIndexOf('/'))];
  if (node.length <= branch.length + last.length) return undefined;
  const subject = tokenAt(text, path.start + STORE.length + branch.length, path.end - last.length);
  if (branch === 'Root/' && last === '/EncodedCertificate')
    return { kind: 'note', note: 'root-profile-arrived', span: path, subject };
  if (branch === 'Enroll/' && last === '/Install') return { kind: 'note', note: 'profile-arrived', span: path, subject };
  return undefined;
}

/** True where the path at `at` stands in `<Target><LocURI>`, not in an answer's `<Source><LocURI>` or `<TargetRef>`. */
export function isTarget(text: string, at: number, from: number): boolean {
  const before = text.slice(Math.max(from, at - ELEMENT_LIMIT), at);
  return /LocURI(?:>|&(?:amp;){0,3}gt;)\s{0,20}$/.test(before) && before.lastIndexOf('Target') > before.lastIndexOf('Source');
}

function pathEnd(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + PATH_LIMIT);
  let at = start;
  while (at < limit && text.charCodeAt(at) > 32 && !isOpening(text, at)) at++;
  return at;
}

/** True for `<`, `&lt;`, `&amp;lt;` … at `at`. */
export function isOpening(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 60 || (code === 38 && /^&(?:amp;){0,3}lt;/.test(text.slice(at, at + 20)));
}

/** Offset behind `>`, `&gt;`, `&amp;gt;` … at `at`; -1 where there is none. */
function tagEnd(text: string, at: number): number {
  if (text[at] === '>') return at + 1;
  const escaped = /^&(?:amp;){0,3}gt;/.exec(text.slice(at, at + 20));
  return escaped ? at + escaped[0].length : -1;
}

/** Offset of the next `<`, `&lt;`, `&amp;lt;` …, or `end`. */
function valueEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (isOpening(text, at)) return at;
  return end;
}
