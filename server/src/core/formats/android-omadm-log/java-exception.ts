import type { ErrorEvent } from '../../log/event.ts';
import { lineEndWithin, nextLineStart } from '../../text/search.ts';
import { type Span, type Token, tokenAt } from '../../text/span.ts';

/** Lines of one stack trace that are looked at, and exceptions of one chain. */
const LINE_LIMIT = 2000;
const CHAIN_LIMIT = 16;
/** A line's part in which an exception is looked for, and the longest class name. */
const HEAD_LIMIT = 2000;
const NAME_LIMIT = 200;

/**
 * The Java exceptions of a message, from `Throwable.toString()` (`class: text`) and the `Caused by:` lines of
 * `printStackTrace()`. One event for each chain: its `causes` are outermost first, the last is the root cause. A text that
 * repeats its cause (`ClientException: TransportException: Error …`) counts as that cause, once.
 */
export function readJavaExceptions(text: string, message: Span): readonly ErrorEvent[] {
  const chains: ErrorEvent[][] = [];
  let lineStart = message.start;
  for (let i = 0; i < LINE_LIMIT && lineStart < message.end; i++) {
    const lineEnd = lineEndWithin(text, lineStart, message.end);
    readLine(text, lineStart, trimmedEnd(text, lineStart, lineEnd), chains);
    lineStart = nextLineStart(text, lineEnd);
  }
  return chains.flatMap((chain) => {
    const [first, ...causes] = chain;
    return first ? [{ ...first, causes }] : [];
  });
}

function readLine(text: string, start: number, end: number, chains: ErrorEvent[][]): void {
  let at = start;
  while (at < end && text.charCodeAt(at) <= 32) at++;
  if (text.startsWith('at ', at) || text.startsWith('... ', at)) return;
  const caused = text.startsWith(CAUSED_BY, at);
  const found = namesOf(text, caused ? at + CAUSED_BY.length : at, end);
  if (found.length === 0) return;
  const chain = caused ? chains.at(-1) : undefined;
  if (!chain) {
    if (chains.length < CHAIN_LIMIT) chains.push([...found]);
    return;
  }
  for (const error of found) {
    const known = chain.findIndex((other) => other.name.value === error.name.value && other.text?.value === error.text?.value);
    if (known > 0) chain[known] = error;
    else if (chain.length < CHAIN_LIMIT) chain.push(error);
  }
}

const CAUSED_BY = 'Caused by: ';

/** The exception of one line and those that its text repeats: `a.B: c.D: text` gives `a.B` and `c.D`, both with their texts. */
function namesOf(text: string, start: number, end: number): readonly ErrorEvent[] {
  const errors: ErrorEvent[] = [];
  const limit = Math.min(end, start + HEAD_LIMIT);
  let name = nextName(text, start, limit);
  while (name && errors.length < CHAIN_LIMIT) {
    const colon = text.startsWith(': ', name.span.end);
    const from = colon ? Math.min(name.span.end + 2, end) : name.span.end;
    const words = colon && from < end ? tokenAt(text, from, end) : undefined;
    errors.push({
      kind: 'error',
      notation: 'java-exception',
      span: name.span,
      name,
      ...(words ? { text: words } : {}),
      causes: [],
    });
    const next: Token | undefined = words ? nextName(text, from, limit) : undefined;
    name = next?.span.start === from ? next : undefined;
  }
  return errors;
}

/** What a qualified class name is made of. */
const RUN = /[\w$.]+/g;

/** The next qualified class name that ends with `Exception` or `Error` in `[start, end)`: a package, and a class with a capital. */
function nextName(text: string, start: number, end: number): Token | undefined {
  const piece = text.slice(start, end);
  if (!piece.includes('Exception') && !piece.includes('Error')) return undefined;
  RUN.lastIndex = 0;
  for (let run = RUN.exec(piece); run; run = RUN.exec(piece)) {
    const name = run[0].endsWith('.') ? run[0].slice(0, -1) : run[0];
    const dot = name.lastIndexOf('.');
    const first = name.charCodeAt(dot + 1);
    if (dot <= 0 || first < 65 || first > 90 || name.length > NAME_LIMIT) continue;
    if (name.endsWith('Exception') || name.endsWith('Error')) {
      return { value: name, span: { start: start + run.index, end: start + run.index + name.length } };
    }
  }
  return undefined;
}

function trimmedEnd(text: string, start: number, end: number): number {
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return end;
}
