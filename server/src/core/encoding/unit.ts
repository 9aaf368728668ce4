import type { EncodingStep } from './model.ts';

/** Values of `Unit.value` beside the 64 of the alphabet. */
export const PAD = 64;
/** A blank, a line end or a sign without width, written so that it belongs to the value: `%0A`, `\n`, `&#10;`, NUL. */
export const SKIP = 65;
/** A `=` that ends its line while more follows: the padding, or a soft line break of quoted-printable. */
export const SOFT = 66;
/** Nothing of base64. */
export const STOP = -1;

/** One sign of base64 as a log writes it down. */
export interface Unit {
  /** 0 to 63 in the alphabet, or `PAD`, `SKIP`, `SOFT`, `STOP`. */
  readonly value: number;
  /** Code units it takes. */
  readonly width: number;
  /** What had to be undone, outermost first. */
  readonly steps: readonly EncodingStep[];
}

const NO_STEPS: readonly EncodingStep[] = [];
const STOPPED: Unit = { value: STOP, width: 0, steps: NO_STEPS };

/** The value of every code unit below 128 that is one sign of either alphabet (RFC 4648 sections 4 and 5), else -1. */
const VALUES: Int8Array = (() => {
  const values = new Int8Array(128).fill(-1);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i;
  values[45] = 62; // `-` and `_` of the URL-safe alphabet
  values[95] = 63;
  return values;
})();

/** The value of a code unit in either alphabet, or -1. */
export function sextet(code: number): number {
  return code < 128 ? (VALUES[code] ?? -1) : -1;
}

/** The value of a hex digit, or -1. */
export function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}

/** Reads the sign at `offset`, whatever it is written as: plain, `%2B`, `%252B`, `\/`, `\u002b`, `&#43;`, `=2B`. Looks some 64 code units ahead. */
export function unitAt(text: string, offset: number, limit: number): Unit {
  if (offset >= limit) return STOPPED;
  const code = text.charCodeAt(offset);
  const value = sextet(code);
  if (value >= 0) return { value, width: 1, steps: NO_STEPS };
  if (code === 61) return equalsSign(text, offset, limit);
  if (code === 37) return percent(text, offset, limit);
  if (code === 92) return backslash(text, offset, limit);
  if (code === 38) return entity(text, offset, limit);
  if (code === 35) return octal(text, offset + 1, limit, 1);
  if (code === 27) return colour(text, offset + 1, limit, 1);
  if (code === 94) return text[offset + 1] === '[' ? colour(text, offset + 2, limit, 2) : STOPPED;
  if (code === 0 || code === 0xad || code === 0x200b || code === 0xfeff) return { value: SKIP, width: 1, steps: NO_STEPS };
  return STOPPED;
}

/** `%2B`, `%252B` of a value that was escaped again, and both with a line end in their midst, where somebody wrapped the escaped text. */
function percent(text: string, offset: number, limit: number): Unit {
  const steps: EncodingStep[] = [];
  let at = offset;
  let code = 37;
  while (code === 37 && steps.length < 4) {
    const high = overBreaks(text, at + 1);
    const low = overBreaks(text, high + 1);
    if (low >= limit) return STOPPED;
    const highDigit = hexDigit(text.charCodeAt(high));
    const lowDigit = hexDigit(text.charCodeAt(low));
    if (highDigit < 0 || lowDigit < 0) return STOPPED;
    code = highDigit * 16 + lowDigit;
    steps.push('percent');
    if (low > at + 2) steps.push('wrapped');
    at = low;
  }
  const width = at + 1 - offset;
  if (code === 32) return { value: 62, width, steps: [...steps, 'plus-as-space'] }; // a form decoder saw the `+`, then somebody escaped the blank
  return decoded(code, width, steps);
}

/** Behind line ends inside an escape, plain or escaped themselves, and behind the indent that follows a plain one. */
function overBreaks(text: string, offset: number): number {
  let at = offset;
  for (let breaks = 0; breaks < 2; breaks++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) at++;
    else if (text.startsWith('%0A', at) || text.startsWith('%0D', at) || text.startsWith('%0a', at) || text.startsWith('%0d', at))
      at += 3;
  }
  const plain = at > offset && (text.charCodeAt(at - 1) === 10 || text.charCodeAt(at - 1) === 13);
  for (let blanks = 0; plain && blanks < MAX_INDENT && ' \t'.includes(text.charAt(at)); blanks++) at++;
  return at;
}

const MAX_INDENT = 16;

/**
 * Padding, or what quoted-printable (RFC 2045 6.7) made of a sign: `=3D`, `=2B`. At the end of a line that is followed by more
 * signs it may be a soft line break: the caller knows whether the payload goes on.
 */
function equalsSign(text: string, offset: number, limit: number): Unit {
  const code = offset + 2 < limit ? hexValue(text, offset + 1, 2) : -1;
  if (QUOTED.includes(code)) return decoded(code, 3, ['quoted-printable']);
  let at = offset + 1;
  while (at - offset <= 2 && ' \t'.includes(text.charAt(at))) at++;
  if (text.charCodeAt(at) === 13) at++;
  const goesOn = text.charCodeAt(at) === 10 && at + 1 < limit && sextet(text.charCodeAt(at + 1)) >= 0;
  if (goesOn) return { value: SOFT, width: at + 1 - offset, steps: ['quoted-printable', 'wrapped'] };
  return { value: PAD, width: 1, steps: NO_STEPS };
}

/** What an encoder may quote in base64: `\n`, `\r`, `+`, `/`, `=`. */
const QUOTED: readonly number[] = [10, 13, 43, 47, 61];

/** The line end that syslog writes as `#012` or `\012`: tab, line feed and carriage return in octal. */
function octal(text: string, digits: number, limit: number, before: number): Unit {
  if (digits + 3 > limit || !/^01[125]$/.test(text.slice(digits, digits + 3))) return STOPPED;
  return { value: SKIP, width: before + 3, steps: ['octal-escape'] };
}

/** A change of colour (ECMA-48 8.3.117), with ESC or as `^[` shows it. */
function colour(text: string, bracket: number, limit: number, before: number): Unit {
  const sequence = /^\[[0-9;]{0,12}[mK]/.exec(text.slice(bracket, Math.min(limit, bracket + 16)))?.[0];
  return sequence === undefined ? STOPPED : { value: SKIP, width: before + sequence.length, steps: ['colour'] };
}

/** JSON (RFC 8259 section 7): `\/`, `\u002b`, `\n`; with more backslashes where JSON stands in JSON. */
function backslash(text: string, offset: number, limit: number): Unit {
  let at = offset;
  while (at < limit && at - offset < 4 && text.charCodeAt(at) === 92) at++;
  if (at >= limit) return STOPPED;
  const steps: readonly EncodingStep[] = ['json-escape'];
  const letter = text[at];
  if (letter === '0') return octal(text, at, limit, at - offset);
  if (letter === 'n' || letter === 'r' || letter === 't') return { value: SKIP, width: at + 1 - offset, steps };
  if (letter === '/' || letter === '+' || letter === '=') return decoded(text.charCodeAt(at), at + 1 - offset, steps);
  const digits = letter === 'u' ? 4 : letter === 'x' ? 2 : 0;
  if (digits === 0 || at + 1 + digits > limit) return STOPPED;
  return decoded(hexValue(text, at + 1, digits), at + 1 + digits - offset, steps);
}

const NAMED: Readonly<Record<string, number>> = { plus: 43, sol: 47, equals: 61, lowbar: 95, NewLine: 10, nbsp: 32 };

/** `&#43;`, `&#x2B;`, `&plus;`, and `&amp;#43;` of a text that was escaped again. */
function entity(text: string, offset: number, limit: number): Unit {
  const at = text.startsWith('&amp;', offset) ? offset + 5 : offset + 1;
  const end = text.slice(at, Math.min(limit, at + 10)).indexOf(';');
  if (end < 2) return STOPPED;
  const name = text.slice(at, at + end);
  const width = at + end + 1 - offset;
  const named = Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  if (named !== undefined) return decoded(named, width, ['html-escape']);
  if (name[0] !== '#') return STOPPED;
  const code = name[1] === 'x' || name[1] === 'X' ? hexValue(name, 2, name.length - 2) : decimalValue(name.slice(1));
  return decoded(code, width, ['xml-escape']);
}

function decoded(code: number, width: number, steps: readonly EncodingStep[]): Unit {
  if (code === 61) return { value: PAD, width, steps };
  if (code === 10 || code === 13 || code === 32 || code === 9) return { value: SKIP, width, steps };
  const value = code >= 0 ? sextet(code) : -1;
  return value >= 0 ? { value, width, steps } : STOPPED;
}

/** The number of `digits` hex digits at `offset`, or -1. */
function hexValue(text: string, offset: number, digits: number): number {
  let value = digits > 0 ? 0 : -1;
  for (let i = 0; i < digits && value >= 0; i++) {
    const digit = hexDigit(text.charCodeAt(offset + i));
    value = digit < 0 ? -1 : value * 16 + digit;
  }
  return value;
}

function decimalValue(digits: string): number {
  return /^\d{1,6}$/.test(digits) ? Number(digits) : -1;
}
