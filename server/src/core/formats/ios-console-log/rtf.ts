/**
 * What TextEdit leaves in a log that was saved as RTF and is read as text: control words before a line's first column, a
 * backslash at each line's end, `\'93` for a quote. We step over them; the text is never rewritten, so that offsets stay true.
 * Source: Microsoft, "Troubleshoot SCEP certificate: device to NDES" (backslash), "delivery" (`\'93`, `\'94`).
 */

/** Offset behind the braces, control words (`\f0`, `\cf2 `) and groups of blanks at `start`. Bounded by `end`. */
export function skipControlWords(text: string, start: number, end: number): number {
  let at = start;
  for (;;) {
    const code = at < end ? text.charCodeAt(at) : 0;
    if (code === 123 || code === 125 || code === 0xfeff) at++;
    else if (code === 92 && isLetter(text.charCodeAt(at + 1))) at = controlWordEnd(text, at + 1, end);
    else return at;
  }
}

/** Where a line's own text ends: before the trailing blanks, and before a backslash that ends an RTF line. */
export function trimmedLineEnd(text: string, start: number, end: number): number {
  const bare = trimBlanks(text, start, end);
  return bare > start && text.charCodeAt(bare - 1) === 92 ? trimBlanks(text, start, bare - 1) : bare;
}

/** Length of the quotation mark at `at`: straight, curly, or its RTF escape (Windows-1252 or Mac Roman). 0 for none. */
export function quoteLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === 34 || code === 0x201c || code === 0x201d) return 1;
  return code === 92 && /^\\'(?:9[34]|d[23])/i.test(text.slice(at, at + 4)) ? 4 : 0;
}

function controlWordEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isLetter(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 45) at++;
  while (at < end && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 57) at++;
  return at < end && text.charCodeAt(at) === 32 ? at + 1 : at;
}

function trimBlanks(text: string, start: number, end: number): number {
  while (end > start && (text.charCodeAt(end - 1) <= 32 || text.charCodeAt(end - 1) === 0xa0)) end--;
  return end;
}

function isLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}
