import type { LogField } from '../log/model.ts';
import { secretsIn } from '../text/secrets/index.ts';
import type { Span } from '../text/span.ts';

/** The secrets in the query, the header or the URL at `span`, as fields of kind `secret`. */
export function secretFields(text: string, span: Span): readonly LogField[] {
  return secretsIn(text.slice(span.start, span.end)).map(({ start, end }) => ({
    name: 'secret',
    kind: 'secret',
    span: { start: span.start + start, end: span.start + end },
  }));
}
