/** What Windows-1252 has at 0x80 … 0x9F, where Latin-1 has control codes; the five unused bytes stay those. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The text of bytes in Windows-1252; every byte is a character. Some versions of Node decode this encoding as Latin-1, which
 * loses the quotation marks of Word and TextEdit, so these are put right here.
 * Source: WHATWG Encoding Standard, index windows-1252.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return text.replace(/[\u0080-\u009f]/g, (char) => HIGH.charAt(char.charCodeAt(0) - 0x80));
}
