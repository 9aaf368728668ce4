/** RFC 8894 3.5.2, and `Update` of older drafts. */
const KEYWORDS: ReadonlySet<string> = new Set(
  [
    'AES',
    'DES3',
    'GetNextCACert',
    'POSTPKIOperation',
    'Renewal',
    'SCEPStandard',
    'SHA-1',
    'SHA-256',
    'SHA-384',
    'SHA-512',
    'Update',
  ].map((keyword) => keyword.toLowerCase()),
);
const LONGEST = 4_096;
const MAX_LINES = 100;

/**
 * The capabilities in a GetCACaps answer: one keyword a line, in any order, unknown ones included. Undefined where the bytes are
 * no such answer: not plain ASCII, with more than a word on a line, or without any known keyword.
 */
export function readCapabilities(bytes: Uint8Array): readonly string[] | undefined {
  if (bytes.length === 0 || bytes.length > LONGEST) return undefined;
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7e || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13)) return undefined;
    text += String.fromCharCode(byte);
  }
  const lines = text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.some((line) => /\s/.test(line))) return undefined;
  if (lines.length > MAX_LINES || !lines.some((line) => KEYWORDS.has(line.toLowerCase()))) return undefined;
  return lines;
}
