import type { Span } from '../span.ts';
import type { NameKind, SecretName } from './names.ts';

/** Longest secret that is looked for as a piece: between quotes, in brackets, in an element with others inside it. */
const LONGEST = 65_536;
const LONGEST_NESTED = 4096;

/** How a name and its value are written; each gives the place of the value, or undefined where the text is written otherwise. */
type Notation = (text: string, name: SecretName) => Span | undefined;

/** The value that belongs to a name, in whatever notation they are written. Undefined where a word merely speaks of a secret. */
export function valueBehind(text: string, name: SecretName): Span | undefined {
  for (const notation of NOTATIONS) {
    const value = notation(text, name);
    if (value) return isNothing(text.slice(value.start, Math.min(value.end, value.start + 40))) ? undefined : value;
  }
  return undefined;
}

/** What stands for a value that is not there, or was hidden already. */
const NOTHING =
  /^(?:|-|null|\(null\)|nil|none|undefined|true|false|yes|no|<[a-z /]*>?|\[[a-z]+\]?|\(none\)|\(empty\)|[*•x.]{3,}.*|%[a-z_]+%|\$[({]?[a-z_]+[)}]?)$/i;

function isNothing(value: string): boolean {
  return NOTHING.test(value.trim());
}

/** `<Challenge>X</Challenge>`, with a prefix, attributes, or further elements inside. */
const element: Notation = (text, { start, end }) => {
  const colon = text.charAt(start - 1) === ':' ? text.slice(Math.max(0, start - 32), start).search(/<[\w.-]{1,30}:$/) : -1;
  const opens = text.charAt(start - 1) === '<' || colon >= 0;
  if (!opens) return undefined;
  const tag = matchAt(/(?:\s[^<>]{0,512})?>/y, text, end);
  if (!tag || tag.text.endsWith('/>')) return undefined;
  return elementContent(text, tag.end, text.slice(start, end));
};

/** What stands between a start tag that ends at `from` and the end tag, whatever is inside it. */
function elementContent(text: string, from: number, name: string): Span {
  if (text.startsWith('<![CDATA[', from)) return { start: from + 9, end: indexOr(text, ']]>', from) };
  const next = indexOr(text, '<', from);
  if (name === '' || text.charAt(next + 1) === '/' || text.slice(from, next).trim() !== '') return { start: from, end: next };
  const close = text.slice(from, from + LONGEST_NESTED).indexOf(`${name}>`);
  return { start: from, end: close < 0 ? next : text.lastIndexOf('<', from + close) };
}

/** `<key>Challenge</key><string>X</string>`, `<Name>pwd</Name><Value>X</Value>`, `<LocURI>…/Challenge</LocURI>…<Data>X</Data>`. */
const namedElement: Notation = (text, { end }) => {
  const closing = matchAt(/\s{0,64}<\/(?:\w{1,30}:)?(?:key|name|n|locuri|uri)>/iy, text, end);
  if (!closing) return undefined;
  const behind = text.slice(closing.end, closing.end + LONGEST_NESTED);
  const value = /<(?:\w{1,30}:)?(?:string|data|value|v|integer|text)\b[^<>]{0,256}>/i.exec(behind);
  if (!value || value[0].endsWith('/>') || /<key\b/i.test(behind.slice(0, value.index))) return undefined;
  return elementContent(text, closing.end + value.index + value[0].length, '');
};

/** `Name="ChallengePassword">X</Data>`, `key="pwd" value="X"`, `"password": "X"`, `["pwd"] = "X"`, `name="pwd"` of a form in parts. */
const quotedName: Notation = (text, { end }) => {
  const quote = matchAt(/\\{0,3}["'”]/y, text, end);
  if (!quote) return undefined;
  const behind = quote.end;
  const pair = matchAt(/\s{0,64}\]?\s{0,64}(?::|=>?|,)\s{0,64}/y, text, behind);
  if (pair) return assigned(text, pair.end, { pair: true });
  const attribute = matchAt(/(?:\s{1,64}[\w:.-]{1,64}="[^"<>]{0,256}"){0,4}\s{1,64}value\s?=\s?["']/iy, text, behind);
  if (attribute) return { start: attribute.end, end: indexOr(text, attribute.text.slice(-1), attribute.end) };
  const tag = matchAt(/[^<>]{0,512}>/y, text, behind);
  if (tag && !tag.text.endsWith('/>')) return elementContent(text, tag.end, '');
  const part = matchAt(/[^\r\n]{0,200}\r?\n(?:[^\r\n]{1,200}\r?\n){0,4}\r?\n/y, text, behind);
  return part && { start: part.end, end: indexOr(text, '\n--', part.end) };
};

/** `challenge=X`, `Password = "X";`, `password: X`, `pwd => X`, in a URL, a form, a header, a connection string, prose. */
const assignment: Notation = (text, name) => {
  const sign = matchAt(/[ \t]{0,64}(?:=>|:=|==?|:(?!\/\/|:))(?:[ \t]|\r?\n[ \t]+){0,64}/y, text, name.end);
  if (!sign) return undefined;
  if (name.kind === 'authorization') return credentials(text, sign.end);
  if (name.kind === 'cookie') return cookies(text, sign.end);
  const query = isParameter(text, name.start) && sign.text === '=';
  const prose = sign.text.includes(':') && !sign.text.includes('=');
  return assigned(text, sign.end, { query, prose, kind: name.kind, label: prose && beginsLine(text, name.start) });
};

/** `--password X`, `-Challenge "X"`. */
const option: Notation = (text, { start, end, kind }) => {
  if (kind === 'authorization' || kind === 'cookie' || !/(?:^|[\s"'(])--?$/.test(dashesBefore(text, start))) return undefined;
  const blanks = matchAt(/[ \t]{1,16}(?![-/]|\s)/y, text, end);
  return blanks && assigned(text, blanks.end, { kind });
};

/** A name takes the dashes before it for its own. */
function dashesBefore(text: string, start: number): string {
  const dashes = matchAt(/-{0,2}/y, text, start)?.text ?? '';
  return text.slice(Math.max(0, start - 1), start) + dashes;
}

/** `password is X`, `the challenge 'X'`: only where the word behind looks like no word. */
const spoken: Notation = (text, { end, kind }) => {
  const is = matchAt(/[ \t]{1,4}(?:(?:is|was|of|used|sent|received|set to)[ \t]{1,4})?(?=\S)/y, text, end);
  if (!is || kind === 'authorization' || kind === 'cookie') return undefined;
  if (/^["'“]/.test(text.charAt(is.end))) return assigned(text, is.end, { kind });
  const value = { start: is.end, end: runEnd(/[\w+/-]{1,8192}={0,2}/y, text, is.end) };
  if (/[=:\\@]/.test(text.charAt(value.end))) return undefined; // a name, an account, an address
  return looksRandom(text.slice(value.start, value.end)) ? value : undefined;
};

const NOTATIONS: readonly Notation[] = [element, namedElement, quotedName, assignment, option, spoken];

interface Style {
  /** In a URL or a form: ends at `&`. */
  readonly query?: boolean;
  /** Behind a colon. */
  readonly prose?: boolean;
  /** The name begins its line, as a label: the rest of the line is the value. */
  readonly label?: boolean;
  /** Name and value are a pair of quoted strings. */
  readonly pair?: boolean;
  readonly kind?: NameKind;
}

/** The value that begins at `from`. */
function assigned(text: string, from: number, style: Style): Span | undefined {
  const quote = matchAt(/\\{0,3}["'`“]/y, text, from);
  if (quote) return { start: quote.end, end: quotedEnd(text, quote.end, quote.text) };
  if (/[[{]/.test(text.charAt(from))) return { start: from, end: bracketEnd(text, from) };
  if (style.query) return { start: from, end: wrappedEnd(text, runEnd(/[^\s&#"'<>]*/y, text, from)) };
  if (style.label) return { start: from, end: trimmedEnd(text, from, indexOr(text, '\n', from)) };
  const end = runEnd(style.prose || style.pair ? /[^\s,;"'<>)}\]]*/y : /[^\s&;"'<>)}\]]*/y, text, from);
  const value = text.slice(from, end);
  if (style.prose && style.kind === 'weak' && !looksRandom(value)) return undefined;
  if (end === from) return undefined;
  return { start: from, end: style.prose || style.pair ? end : wrappedEnd(text, end) };
}

/** The credentials behind `Authorization:` (RFC 9110 section 11.4): a scheme and a token, or all the rest of the line. */
function credentials(text: string, from: number): Span | undefined {
  const quote = matchAt(/\\{0,3}["'`“]/y, text, from);
  if (quote) return { start: quote.end, end: quotedEnd(text, quote.end, quote.text) };
  const scheme = matchAt(/(?:bearer|basic|negotiate|ntlm|kerberos|token|sharedaccesssignature)(?:\s|\+|%20){1,8}/iy, text, from);
  if (scheme) return { start: scheme.end, end: wrappedEnd(text, runEnd(/[^\s,;"'<>]*/y, text, scheme.end)) };
  const listed = matchAt(/(?:digest|hawk|oauth|hmac[\w-]{0,16}|aws4[\w-]{0,24})(?:\s|\+){1,8}/iy, text, from);
  if (listed) return { start: listed.end, end: runEnd(/[^\r\n"<>]*/y, text, listed.end) };
  const end = runEnd(/[^\s"'<>]*/y, text, from);
  return looksRandom(text.slice(from, end)) || /[+%]/.test(text.slice(from, end)) ? { start: from, end } : undefined;
}

/** `a=1; b=2` behind `Cookie:` (RFC 6265 section 4.2.1). */
function cookies(text: string, from: number): Span | undefined {
  const pairs = matchAt(/[^\s;"'<>]{1,4096}(?:;[ \t+]{0,4}[^\s;"'<>]{1,4096}){0,100}/y, text, from);
  return pairs && { start: from, end: pairs.end };
}

/** True behind `?`, `&`, `&amp;` or `#` of a URL or form, and at the start of a query that stands alone. */
function isParameter(text: string, start: number): boolean {
  if (/(?:[?&#]|&amp;)$/.test(text.slice(Math.max(0, start - 5), start))) return true;
  return matchAt(/[^\s&"'<>]{0,512}&[\w%.-]{1,64}=/y, text, start) !== undefined;
}

function beginsLine(text: string, start: number): boolean {
  return /(?:^|[\r\n])[ \t*|>-]*$/.test(text.slice(Math.max(0, start - 40), start));
}

/** Long, or with digits among letters: no word of a sentence. */
export function looksRandom(value: string): boolean {
  if (value.length < 6 || /^0x[0-9a-f]{1,8}$/i.test(value)) return false;
  return (/\d/.test(value) && /[A-Za-z]/.test(value)) || /^[A-Za-z0-9+/=_-]{24,}$/.test(value);
}

/** Behind the last character of the string; its end, or that of the line, where no quote closes it. */
function quotedEnd(text: string, from: number, open: string): number {
  const close = open.endsWith('“') ? '”' : open;
  for (let at = text.indexOf(close, from); at >= 0 && at - from < LONGEST; at = text.indexOf(close, at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (open.length > 1 || slashes % 2 === 0) return at;
  }
  return indexOr(text, '\n', from);
}

/** Behind the bracket that closes the one at `from`, as far as it is near; else the end of the line. */
function bracketEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length && at - from < LONGEST_NESTED; at++) {
    if (/[[{]/.test(text.charAt(at))) depth++;
    else if (/[\]}]/.test(text.charAt(at)) && --depth === 0) return at + 1;
  }
  return indexOr(text, '\n', from);
}

/** What begins a line of its own: a date, a clock, markup, a label, a blank. A line that begins otherwise goes on with the one above. */
const OWN_LINE = /\d{1,4}[-/.:]\d|[<[#{(\s-]|[A-Za-z][\w .-]{0,40}[:=]|$/y;

/** The end of a value that reaches the end of its line: on the lines below, as long as these go on with it. */
function wrappedEnd(text: string, end: number): number {
  let last = end;
  for (let lines = 0; lines < 1000; lines++) {
    const lineEnd = matchAt(/[=\\]?\r?\n/y, text, last);
    if (!lineEnd || lineEnd.end >= text.length || matchAt(OWN_LINE, text, lineEnd.end)) return last;
    last = runEnd(/[^\s&#"'<>;]*/y, text, lineEnd.end);
  }
  return last;
}

function trimmedEnd(text: string, from: number, end: number): number {
  while (end > from && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

/** Where a run of characters ends, which may be empty. */
function runEnd(run: RegExp, text: string, from: number): number {
  return matchAt(run, text, from)?.end ?? from;
}

function indexOr(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at;
}

function matchAt(sticky: RegExp, text: string, at: number): { readonly text: string; readonly end: number } | undefined {
  sticky.lastIndex = at;
  const found = sticky.exec(text);
  return found ? { text: found[0], end: at + found[0].length } : undefined;
}
