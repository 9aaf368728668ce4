import type { Sentence } from './sentence.ts';
import type { Span } from './span.ts';

/** Malformed input: returned beside the value, never thrown. A conclusion drawn from good input is a `Finding`. */
export interface Problem {
  /** kebab-case and stable, for instance `columns-missing`. */
  readonly code: string;
  readonly span: Span;
  readonly message: Sentence;
}
