import type { ErrorEvent } from '../../log/event.ts';
import { indexWithin, lineEndWithin, nextLineStart } from '../../text/search.ts';
import { type NumberToken, type Span, type Token, tokenAt } from '../../text/span.ts';
import { trimmedLineEnd } from './rtf.ts';

/** One error of a chain, as far as it was found. */
interface Block {
  readonly start: number;
  readonly head: Token;
  desc?: Token;
  usDesc?: Token;
  domain?: Token;
  code?: NumberToken;
}

/** How much of a message is looked at, and errors of one chain. */
const SEARCH_LIMIT = 65_536;
const BLOCK_LIMIT = 16;

/** Labels of the printed block, a longer one before the one that it ends with. */
const LABELS = ['US Desc', 'US Sugg', 'Desc', 'Sugg', 'Domain', 'Code', 'Type', 'Params', 'Underlying error', 'NSError'] as const;
type Label = (typeof LABELS)[number];

/**
 * The NSError that a message prints, with the errors under it as `causes` (outermost first, the last is the root cause).
 * Three notations: the block of labels of ManagedConfiguration (`Desc   : …`, `Domain : …`, `Code   : …`, on lines of their own or
 * all on one line), Foundation's `Error Domain=… Code=… "…"`, and mdmclient's `<domain:code>`. Undefined where the message has none.
 * Source of the block: wso2-attic/wso2mobileserver issue 2, mosen/SCEPy issue 1; of the last: micromdm/micromdm issue 436.
 */
export function readNsError(text: string, message: Span): ErrorEvent | undefined {
  const within = { start: message.start, end: Math.min(message.end, message.start + SEARCH_LIMIT) };
  if (!MARKS.test(text.slice(within.start, within.end))) return undefined;
  const blocks = [...readLabelled(text, within), ...readInline(text, within), ...readShort(text, within)];
  blocks.sort((a, b) => a.start - b.start);
  const [first, ...causes] = blocks.slice(0, BLOCK_LIMIT).map(toEvent);
  return first && { ...first, causes };
}

/** No block is an error without one of these. */
const MARKS = /NSError|Domain|Code|<MDM-SCEP:/;

function toEvent(block: Block): ErrorEvent {
  const { head, domain, code, desc, usDesc } = block;
  return {
    kind: 'error',
    notation: 'ns-error',
    span: (code ?? domain ?? head).span,
    name: domain ?? head,
    ...(code ? { code } : {}),
    ...(desc ? { text: desc } : {}),
    ...(usDesc ? { englishText: usDesc } : {}),
    causes: [],
  };
}

interface Labelled {
  readonly label: Label;
  readonly start: number;
  readonly valueStart: number;
  readonly lineEnd: number;
}

function readLabelled(text: string, within: Span): readonly Block[] {
  const labels = findLabels(text, within);
  const blocks: Block[] = [];
  let block: Block | undefined;
  labels.forEach(({ label, start, valueStart, lineEnd }, i) => {
    const next = labels[i + 1];
    const value = valueToken(text, valueStart, next && next.start < lineEnd ? next.start : lineEnd);
    if (label === 'Underlying error') block = undefined;
    else if (!block || label === 'NSError' || isTaken(block, label)) {
      block = { start, head: tokenAt(text, start, start + label.length) };
      blocks.push(block);
    }
    if (block && value) put(block, label, value);
  });
  return blocks.filter(isError);
}

/** A lone `Desc:` or `Code:` is a line like any other: an error has a domain, or its block says what it is. */
function isError({ head, domain, code, desc, usDesc }: Block): boolean {
  if (domain) return true;
  const words = desc ?? usDesc;
  return head.value === 'NSError' ? (code ?? words) !== undefined : code !== undefined && words !== undefined;
}

function isTaken(block: Block, label: Label): boolean {
  return (label === 'Desc' && block.desc !== undefined) || (label === 'Domain' && block.domain !== undefined);
}

function put(block: Block, label: Label, value: Token): void {
  if (label === 'Desc') block.desc = value;
  else if (label === 'US Desc') block.usDesc = value;
  else if (label === 'Domain') block.domain = value;
  else if (label === 'Code') {
    const code = numberIn(value);
    if (code) block.code = code;
  }
}

/** Labels at the start of a line; further on in a line only where that line also holds `NSError:`, so not inside prose. */
function findLabels(text: string, within: Span): readonly Labelled[] {
  const found: Labelled[] = [];
  let lineStart = within.start;
  while (lineStart < within.end && found.length < BLOCK_LIMIT * LABELS.length) {
    const next = lineEndWithin(text, lineStart, within.end);
    const lineEnd = trimmedLineEnd(text, lineStart, next);
    let inline = false;
    let colon = indexWithin(text, ':', lineStart, lineEnd);
    while (colon >= 0) {
      const label = labelBefore(text, lineStart, colon);
      if (label && (inline || label.label === 'NSError' || opensLine(text, lineStart, label.start))) {
        if (label.label === 'NSError') inline = true;
        found.push({ valueStart: colon + 1, lineEnd, ...label });
      }
      colon = indexWithin(text, ':', colon + 1, lineEnd);
    }
    lineStart = nextLineStart(text, next);
  }
  return found;
}

function labelBefore(text: string, lineStart: number, colon: number): Pick<Labelled, 'label' | 'start'> | undefined {
  let end = colon;
  while (end > lineStart && end > colon - 8 && text.charCodeAt(end - 1) <= 32) end--;
  const label = LABELS.find((name) => text.startsWith(name, end - name.length) && end - name.length >= lineStart);
  if (!label) return undefined;
  const start = end - label.length;
  const before = start > lineStart ? text.charCodeAt(start - 1) : 32;
  return before <= 32 || before === 46 || before === 0x2026 ? { label, start } : undefined;
}

/** True where only blanks and the dots of `...Underlying error` stand before. */
function opensLine(text: string, lineStart: number, at: number): boolean {
  while (
    at > lineStart &&
    (text.charCodeAt(at - 1) <= 32 || text.charCodeAt(at - 1) === 46 || text.charCodeAt(at - 1) === 0x2026)
  )
    at--;
  return at === lineStart;
}

const DOMAIN = 'Error Domain=';

/** `Error Domain=MCSCEPErrorDomain Code=22013 "text" UserInfo={… NSUnderlyingError=0x… {Error Domain=…` */
function readInline(text: string, within: Span): readonly Block[] {
  const blocks: Block[] = [];
  let at = indexWithin(text, DOMAIN, within.start, within.end);
  while (at >= 0 && blocks.length < BLOCK_LIMIT) {
    const start = at + DOMAIN.length;
    const parts = /^([\w.-]{1,200})(?: Code=(-?\d{1,12}))?(?: "([^"\n]{0,500}))?/.exec(
      text.slice(start, Math.min(within.end, start + 800)),
    );
    const [, name = '', code, words] = parts ?? [];
    if (name) {
      const codeStart = start + name.length + ' Code='.length;
      const codeEnd = codeStart + (code ?? '').length;
      blocks.push({
        start: at,
        head: tokenAt(text, at, at + 5),
        domain: tokenAt(text, start, start + name.length),
        ...(code ? { code: { value: Number(code), text: code, span: { start: codeStart, end: codeEnd } } } : {}),
        ...(code && words ? { desc: tokenAt(text, codeEnd + 2, codeEnd + 2 + words.length) } : {}),
      });
    }
    at = indexWithin(text, DOMAIN, start, within.end);
  }
  return blocks;
}

/** `<NSOSStatusErrorDomain:-603>`, `<MDM-SCEP:15002>`: how mdmclient writes an error in few words. */
function readShort(text: string, within: Span): readonly Block[] {
  const blocks: Block[] = [];
  let at = indexWithin(text, '<', within.start, within.end);
  while (at >= 0 && blocks.length < BLOCK_LIMIT) {
    const parts = SHORT.exec(text.slice(at, Math.min(within.end, at + 120)));
    const [, name = '', code = ''] = parts ?? [];
    if (name) {
      const codeStart = at + 1 + name.length + 1;
      blocks.push({
        start: at,
        head: tokenAt(text, at + 1, at + 1 + name.length),
        domain: tokenAt(text, at + 1, at + 1 + name.length),
        code: { value: Number(code), text: code, span: { start: codeStart, end: codeStart + code.length } },
      });
    }
    at = indexWithin(text, '<', at + 1, within.end);
  }
  return blocks;
}

const SHORT = /^<([A-Za-z][\w.]{0,80}ErrorDomain|MDM-SCEP):(-?\d{1,12})>/;

function numberIn(token: Token): NumberToken | undefined {
  const number = /^-?\d{1,12}/.exec(token.value)?.[0];
  if (!number) return undefined;
  return { value: Number(number), text: number, span: { start: token.span.start, end: token.span.start + number.length } };
}

function valueToken(text: string, from: number, to: number): Token | undefined {
  let start = from;
  while (start < to && text.charCodeAt(start) <= 32) start++;
  let end = trimmedLineEnd(text, start, to);
  if (text.startsWith('...', end - 3) && /^\.{3}Underlying/.test(text.slice(end - 3, end + 10)))
    end = trimmedLineEnd(text, start, end - 3);
  return end > start ? tokenAt(text, start, end) : undefined;
}
