/**
 * Offset of the first `what` that lies wholly in `[start, end)`, or -1. Unlike `text.indexOf(what, start)` it never looks
 * past `end`: a search per record stays linear in the log.
 */
export function indexWithin(text: string, what: string, start: number, end: number): number {
  const found = text.slice(start, end).indexOf(what);
  return found < 0 ? -1 : start + found;
}

/** Offset behind the last code unit of the line at `start`, without its line end (`\r\n`, `\n` or `\r`), and not past `end`. */
export function lineEndWithin(text: string, start: number, end: number): number {
  const newline = indexWithin(text, '\n', start, end);
  const stop = newline < 0 ? end : newline;
  const carriage = indexWithin(text, '\r', start, stop);
  return carriage < 0 ? stop : carriage;
}

/** Offset at which the line behind the line end at `end` begins. */
export function nextLineStart(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

/** What ends the lines of a text: a line feed, alone or behind a carriage return; else a lone carriage return, as old Macs wrote. */
export function lineEndSign(text: string): '\n' | '\r' {
  return text.includes('\n') ? '\n' : '\r';
}
