/** A piece of a log text: half-open, in UTF-16 code units from the start of the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A piece of text together with the place it was read from. */
export interface Token {
  readonly value: string;
  readonly span: Span;
}

/** A token that was read as a number; `value` is the number, `text` what the log says. */
export interface NumberToken {
  readonly value: number;
  readonly text: string;
  readonly span: Span;
}

/** True where `offset` lies in the span or at its end (a cursor behind the last character still means the token). */
export function touches(span: Span, offset: number): boolean {
  return offset >= span.start && offset <= span.end;
}

/** True where the two spans share at least one code unit. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The token at `[start, end)` of `text`. Ends beyond the text are cut to it. */
export function tokenAt(text: string, start: number, end: number): Token {
  return { value: text.slice(start, end), span: { start, end: Math.min(end, text.length) } };
}

/** Reads a decimal token; undefined where it is no run of 1 to 15 digits (so that the number is exact). */
export function numberToken(token: Token): NumberToken | undefined {
  const { value: text, span } = token;
  if (text.length === 0 || text.length > 15) return undefined;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return undefined;
    value = value * 10 + code - 48;
  }
  return { value, text, span };
}

/** The spans in order, those that overlap or touch put together; empty ones are left out. */
export function apart(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else joined.push(span);
  }
  return joined;
}
