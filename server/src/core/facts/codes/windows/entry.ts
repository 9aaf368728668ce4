import type { Sentence } from '../../../text/sentence.ts';
import type { NumberedCode, ScepNote } from '../model.ts';

/** One documented Windows error: a system error code or an HRESULT, as an unsigned number. */
export interface Win32Entry extends NumberedCode {
  readonly scep?: ScepNote;
}

interface More {
  /** What the code means in an enrollment. */
  readonly note?: Sentence;
  readonly noteVerified?: boolean;
  readonly source?: string;
  readonly verified?: boolean;
}

/** An entry of Microsoft's code lists, unless `more` names another source. */
export function win32(value: number, name: string, meaning: Sentence, more: More = {}): Win32Entry {
  const entry = { value, name, meaning, source: more.source ?? listOf(value, name), verified: more.verified ?? true };
  return more.note ? { ...entry, scep: { note: more.note, verified: more.noteVerified ?? true } } : entry;
}

/** Makes entries of a list other than those pages. */
export function listedIn(source: string): typeof win32 {
  return (value, name, meaning, more = {}) => win32(value, name, meaning, { source, ...more });
}

/** The page of the list that holds a code. */
function listOf(value: number, name: string): string {
  if (value >= 0x10000) return 'WIN32:com/com-error-codes-4';
  if (value >= 12000) return name.startsWith('ERROR_WINHTTP_') ? 'WIN32:WinHttp/error-messages' : 'WIN32:WinInet/wininet-errors';
  const page = PAGES.find(([below]) => value < below);
  return `WIN32:Debug/system-error-codes--${page ? page[1] : '9000-11999'}-`;
}

const PAGES: readonly (readonly [number, string])[] = [
  [500, '0-499'],
  [1000, '500-999'],
  [1300, '1000-1299'],
  [1700, '1300-1699'],
  [4000, '1700-3999'],
  [6000, '4000-5999'],
  [8200, '6000-8199'],
  [9000, '8200-8999'],
];
