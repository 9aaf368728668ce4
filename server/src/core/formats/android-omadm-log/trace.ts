import { HEAD_LENGTH, WINDOW_LENGTH } from '../../log/windows.ts';
import type { Problem } from '../../text/problem.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { readOmadmHeader } from './header.ts';
import { readLogcatHeader } from './logcat.ts';

/**
 * SyncML without the columns of a log: one document in a file of its own, or documents in a trace of mobile device management of
 * Windows, among lines of another tool. Each `<SyncML>` element is a record, with the XML declaration before it; a tool that writes its
 * lines as XML escapes the document as a whole, once or more. `commands` are those of a custom profile, as its author writes them: without
 * the document around them, all one record.
 * Source: the nodes are those of Microsoft's "ClientCertificateInstall CSP" and "CertificateStore CSP", and of its article "Troubleshoot
 * SCEP certificate: profile deployment". How a trace wraps the documents is not confirmed by a source.
 */
export type SyncmlLayout = 'document' | 'trace' | 'commands';

/** Lines that are looked at for the columns of a log. */
const LINE_LIMIT = 400;

/** Which SyncML a text holds: undefined where it has the columns of a log, or where no document in its head names a node of SCEP. */
export function syncmlLayout(whole: string): SyncmlLayout | undefined {
  const text = whole.slice(0, HEAD_LENGTH);
  const head = text.slice(0, WINDOW_LENGTH);
  if (tagAt(head, 0, OPEN)) return layoutOf(head);
  const first = tagAt(text, 0, OPEN);
  if (!first) return commandsIn(head) && !hasColumns(head) ? 'commands' : undefined;
  if (hasColumns(head)) return undefined;
  const start = withDeclaration(text, 0, first.start);
  return layoutOf(text.slice(start, start + WINDOW_LENGTH)) && 'trace';
}

function layoutOf(head: string): SyncmlLayout | undefined {
  if (!tagAt(head, 0, OPEN) || hasColumns(head)) return undefined;
  const next = blockCutter(head);
  let only = true;
  let named = false;
  let from = 0;
  for (let block = next(from); block && !(named && !only); block = next(from)) {
    if (/\S/.test(head.slice(from, block.start).replace('\ufeff', ''))) only = false;
    if (NODE.test(head.slice(block.start, block.end))) named = true;
    from = block.end;
  }
  if (!named) return undefined;
  return only && !/\S/.test(head.slice(from)) ? 'document' : 'trace';
}

/** Commands of OMA DM that a custom profile holds. Source: Microsoft, "OMA DM protocol support". */
const COMMAND = /<(\/?)(?:Atomic|Add|Replace|Exec|Delete|Get)\s{0,8}>/g;

/** Where the commands of a custom profile stand that name a node of SCEP: from the first to the end of the last. */
function commandsIn(text: string): Span | undefined {
  const first = tagAt(text, 0, COMMAND);
  if (!first || !/<LocURI>/.test(text) || !NODE.test(text)) return undefined;
  let end = first.end;
  let open = true;
  for (const match of text.slice(0, HEAD_LENGTH).matchAll(COMMAND)) {
    open = match[1] === '';
    end = match.index + match[0].length;
  }
  return { start: first.start, end: open ? trimmedEnd(text, first.start, text.length) : end };
}

/** The nodes by which a device is made to enroll by SCEP, or is asked about it. */
const NODE =
  /\/(?:ClientCertificateInstall\/SCEP|CertificateStore\/(?:[A-Za-z]{1,40}\/)?SCEP|CertificateStore\/Enroll)(?=[/<&\s]|$)/;

/**
 * Gives the place of the first document at or behind an offset. One that has no end goes on to the next one or to the end of
 * the text. Each call reads no further than the document.
 */
export function blockCutter(text: string): (from: number) => Span | undefined {
  return (from) => {
    const open = tagAt(text, from, OPEN);
    if (!open) return from === 0 ? commandsIn(text) : undefined;
    const start = withDeclaration(text, from, open.start);
    const next = tagAt(text, open.end, EITHER);
    if (next && isEnd(text, next)) return { start, end: next.end };
    const limit = next ? withDeclaration(text, open.end, next.start) : text.length;
    return { start, end: trimmedEnd(text, open.end, limit) };
  };
}

/** A problem for a document that has no end; it names the last of its bytes. */
export function cutProblem(text: string, block: Span): Problem | undefined {
  const tag = tagAt(text, block.start, OPEN) ?? block;
  if (tag === block && text.charCodeAt(block.end - 1) === GREATER) return undefined; // commands that end with one
  const end = tagAt(text, Math.max(tag.end, block.end - END_LIMIT), EITHER);
  if (end && isEnd(text, end) && end.end === block.end) return undefined;
  return {
    code: 'syncml-cut',
    span: { start: block.start, end: Math.min(block.end, tag.end) },
    message: msg('This SyncML document has no end: the log was cut. What it asks for is shown as far as it goes.'),
  };
}

const OPEN = /(?:<|&(?:amp;){0,3}lt;)SyncML(?=[\s>]|&(?:amp;){0,3}gt;)/g;
const EITHER = /(?:<|&(?:amp;){0,3}lt;)(?:SyncML(?=[\s>]|&(?:amp;){0,3}gt;)|\/SyncML\s{0,20}(?:>|&(?:amp;){0,3}gt;))/g;
const GREATER = 62;
/** An end tag is not longer. */
const END_LIMIT = 80;

function isEnd(text: string, tag: Span): boolean {
  return text.slice(tag.start, tag.end).includes('/');
}

function tagAt(text: string, from: number, tag: RegExp): Span | undefined {
  tag.lastIndex = from;
  const found = tag.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/** Characters before a document in which its XML declaration may stand. */
const DECLARATION_LIMIT = 200;

function withDeclaration(text: string, from: number, start: number): number {
  const before = text.slice(Math.max(from, start - DECLARATION_LIMIT), start);
  const mark = before.lastIndexOf('?xml');
  const lead = /(?:<|&(?:amp;){0,3}lt;)$/.exec(before.slice(0, Math.max(0, mark)));
  if (!lead || !/^\?xml(?:[^<>&]|&(?:amp;){0,3}quot;){0,150}(?:>|&(?:amp;){0,3}gt;)\s{0,50}$/.test(before.slice(mark)))
    return start;
  return start - before.length + lead.index;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}

function hasColumns(head: string): boolean {
  let start = 0;
  for (let i = 0; i < LINE_LIMIT && start < head.length; i++) {
    const newline = head.indexOf('\n', start);
    const end = newline < 0 ? head.length : newline;
    const header = readOmadmHeader(head, start, end) ?? readLogcatHeader(head, start, end);
    if (header?.messageStart !== undefined) return true;
    start = end + 1;
  }
  return false;
}
