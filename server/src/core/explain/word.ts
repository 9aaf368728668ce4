import { appleErrorNamed } from '../facts/codes/apple.ts';
import { intuneValidationErrors, winHttpFlags } from '../facts/codes/connector.ts';
import { httpApiReasons } from '../facts/codes/http-api.ts';
import { capabilities } from '../facts/codes/scep.ts';
import { describeWin32, describeWin32Name, type Win32Description } from '../facts/codes/win32.ts';
import { msg, verbatim } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { appleContent } from './content/apple-error.ts';
import { identifierContent } from './content/identifier.ts';
import { namedContent } from './content/named.ts';
import { errorContent } from './content/windows-error.ts';
import type { Content, Explanation } from './model.ts';
import type { Place } from './place.ts';

/** A code or name that means something in the text of any log: Windows errors, object identifiers, capabilities, flags. */
export function explainWord(place: Place): Explanation | undefined {
  const { text } = place.document;
  const span = wordAt(text, place.record.span, place.offset);
  const word = text.slice(span.start, span.end);
  if (word.length < 3) return undefined;
  const content = ofWindowsError(place, word) ?? ofIdentifier(word) ?? ofCapability(place, word) ?? ofName(place, word);
  return content && { ...content, span };
}

function ofWindowsError(place: Place, word: string): Content | undefined {
  const error = readCode(word);
  return error && errorContent(error, place.options.judged);
}

/** Only what can be nothing else: eight hexadecimal digits, a decimal HRESULT or known NTSTATUS (all with the top bit), or a symbol. */
function readCode(word: string): Win32Description | undefined {
  if (/^0x[0-9A-Fa-f]{8}$/.test(word)) {
    const value = Number.parseInt(word.slice(2), 16);
    return value >= 0x80000000 ? describeWin32(value) : undefined;
  }
  if (/^[A-Z]{1,12}_[A-Z0-9_]{2,80}$/.test(word)) return describeWin32Name(word);
  if (!/^-?\d{10}$/.test(word)) return undefined;
  const error = describeWin32(Number(word));
  if (!error || error.unsigned < 0x80000000) return undefined;
  return error.unsigned < 0x90000000 || (error.kind === 'ntstatus' && error.known) ? error : undefined;
}

function ofIdentifier(word: string): Content | undefined {
  return /^[012](?:\.\d{1,10}){3,20}$/.test(word) ? identifierContent(word) : undefined;
}

/** Capabilities are ordinary words elsewhere, so only the record that lists them counts. */
function ofCapability(place: Place, word: string): Content | undefined {
  if (!place.events.some((event) => event.kind === 'note' && event.note === 'capabilities-listed')) return undefined;
  const known = capabilities.find((one) => one.name.toLowerCase() === word.toLowerCase());
  return known && namedContent(msg('Capability {0}', known.name), known);
}

/** Names that are no ordinary words. */
function ofName(place: Place, word: string): Content | undefined {
  const apple = /^(?:errS|NSURLE|kCF)\w+$/.test(word) ? appleErrorNamed(word) : undefined;
  if (apple) return appleContent(apple.name, apple.value, place.options.judged);
  const key = word.toLowerCase();
  const isPlain = /^[A-Z]?[a-z]{1,12}$/.test(word) || /^[A-Z]{1,4}$/.test(word);
  const known = isPlain ? undefined : (winHttpFlags.get(key) ?? intuneValidationErrors.get(key) ?? httpApiReasons.get(key));
  if (known?.name !== word) return undefined;
  return namedContent(verbatim(word), known, [], place.options.judged);
}

/** Longest word that is looked up. */
const WORD = 100;

/** The word of letters, digits, `_`, `-`, `.` and `/` around an offset, without a full stop at its end. */
function wordAt(text: string, within: Span, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > within.start && offset - start < WORD && isWord(text.charCodeAt(start - 1))) start--;
  while (end < within.end && end - offset < WORD && isWord(text.charCodeAt(end))) end++;
  while (end > start && text.charCodeAt(end - 1) === 46) end--;
  return { start, end };
}

function isWord(code: number): boolean {
  return (code >= 45 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}
