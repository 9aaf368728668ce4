import type { LogField } from '../log/model.ts';
import type { Span } from '../text/span.ts';

/** Names of parameters whose value is a secret, in lower case. SCEP itself has none; other servers and scripts do. */
const NAMES: ReadonlySet<string> = new Set([
  'challenge',
  'challengepassword',
  'otp',
  'passphrase',
  'password',
  'passwd',
  'pwd',
  'secret',
  'token',
  'access_token',
  'certificaterequesttoken',
]);
const LONGEST_NAME = 24;
const MOST = 16;

/** The values of secret parameters in the query, or the URL with its query, at `span`: at most 16, as fields of kind `secret`. */
export function secretParameters(text: string, span: Span): readonly LogField[] {
  const found: LogField[] = [];
  for (let at = text.indexOf('=', span.start); at >= 0 && at < span.end && found.length < MOST; ) {
    const name = nameBefore(text, span.start, at);
    const end = valueEnd(text, at + 1, span.end);
    if (NAMES.has(name) && end > at + 1) found.push({ name: 'secret', kind: 'secret', span: { start: at + 1, end } });
    at = text.indexOf('=', end);
  }
  return found;
}

/** The parameter's name in lower case; too long a one gives a piece, which is no known name. */
function nameBefore(text: string, start: number, equals: number): string {
  const name = text.slice(Math.max(start, equals - LONGEST_NAME), equals);
  return name.slice(Math.max(name.lastIndexOf('?'), name.lastIndexOf('&'), name.lastIndexOf(';')) + 1).toLowerCase();
}

function valueEnd(text: string, start: number, end: number): number {
  const next = text.slice(start, end).search(/[&#]/);
  return next < 0 ? end : start + next;
}
