import { masked } from '../text/secrets/index.ts';

/** Characters of a code that are looked at. */
export const LONGEST_CODE = 200;

/** What stands around a code in a text: quotes, brackets, a full stop. */
const AROUND = /^[\s"'`“”‘’()[\]{}<>]+|[\s"'`“”‘’()[\]{}<>.,;:!?]+$/g;

/** Characters in which secrets are looked for: they may begin before what is read, and end behind it. */
const LONGEST_TEXT = 2000;

/** A code without what stands around it, its secrets masked as long as their notation is there, on one line, with an ordinary minus; `HRESULT_FROM_WIN32(…)` keeps its bracket. */
export function tidied(text: string): string {
  const line = masked(text.slice(0, LONGEST_TEXT)).slice(0, LONGEST_CODE).replace(/\s+/g, ' ').replace(/[−–]/g, '-');
  const bare = line.replace(AROUND, '');
  return /\(\w+$/.test(bare) && line.includes(`${bare})`) ? `${bare})` : bare;
}

/** A number as somebody wrote it. */
export interface WrittenNumber {
  readonly value: number;
  readonly notation: 'hexadecimal' | 'decimal';
}

const HEXADECIMAL = /^0x([0-9a-f]{1,8})u?l?$/i;
/** Without its prefix: eight digits, or fewer with a letter among digits. */
const BARE = /^(?:[0-9a-f]{8}|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{5,7})$/i;
const DECIMAL = /^[+-]?\d{1,10}$/;

/** The ways to read a number, the likeliest first; none for what is no number of 32 bits. */
export function numbersIn(word: string): readonly WrittenNumber[] {
  const hexadecimal = HEXADECIMAL.exec(word)?.[1] ?? BARE.exec(word)?.[0];
  const numbers: WrittenNumber[] = [];
  if (hexadecimal !== undefined) numbers.push({ value: Number.parseInt(hexadecimal, 16), notation: 'hexadecimal' });
  const decimal = DECIMAL.test(word) ? Number(word) : undefined;
  if (decimal !== undefined && decimal >= -0x80000000 && decimal <= 0xffffffff)
    numbers.push({ value: decimal, notation: 'decimal' });
  return numbers;
}

/** A status as IIS writes it, `404.15` or its three columns `503 3 0`. */
export interface WrittenStatus {
  readonly status: number;
  readonly substatus?: number;
  readonly win32?: number;
}

const STATUS = /^([1-5]\d\d)(?:\.(\d{1,4})|[ /](\d{1,4}))(?: (\d{1,10}))?(?: \d{1,10})?$/;

/** Undefined for what is no status with a substatus; a status alone is a number. */
export function statusIn(text: string): WrittenStatus | undefined {
  const [, status, behindDot, behindBlank, win32] = STATUS.exec(text) ?? [];
  if (status === undefined) return undefined;
  return {
    status: Number(status),
    substatus: Number(behindDot ?? behindBlank),
    ...(win32 === undefined ? {} : { win32: Number(win32) }),
  };
}

/** A code with words before it that say what it is: `failInfo 2`, `NDES event 31`, `Error Domain=NSURLErrorDomain Code=-1202`. */
export interface WrittenPair {
  /** In lower case. */
  readonly words: string;
  readonly code: string;
}

const NS_ERROR = /\bDomain\s?[:=]\s?"?([A-Za-z.]{1,80})"?[ ,;]{1,3}Code\s?[:=]\s?"?(-?\d{1,10})/i;
const PAIR = /^([A-Za-z][\w .,/()&-]{0,100}?)\s?[ :=#]\s?(-?[\w.]{1,80})$/;

export function pairIn(text: string): WrittenPair | undefined {
  const [, domain, number] = NS_ERROR.exec(text) ?? [];
  if (domain !== undefined && number !== undefined) return { words: domain.toLowerCase(), code: number };
  const [, words, code] = PAIR.exec(text) ?? [];
  return words === undefined || code === undefined ? undefined : { words: words.trim().toLowerCase(), code };
}
