/**
 * Offset of the first `what` that lies wholly in `[start, end)`, or -1. Unlike `text.indexOf(what, start)` it never looks
 * past `end`: a search per record stays linear in the log.
 */
export function indexWithin(text: string, what: string, start: number, end: number): number {
  const found = text.slice(start, end).indexOf(what);
  return found < 0 ? -1 : start + found;
}

/** Offset behind the last code unit of the line at `start`, without its line end, and not past `end`. */
export function lineEndWithin(text: string, start: number, end: number): number {
  const newline = indexWithin(text, '\n', start, end);
  const stop = newline < 0 ? end : newline;
  return stop > start && text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
}
