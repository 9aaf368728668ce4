import type { Proven } from '../text/proof.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';

/** What something in a log means: the content of a hover, still without markup. */
export interface Explanation extends Proven {
  /** The text that is explained. */
  readonly span: Span;
  readonly title: Sentence;
  readonly paragraphs: readonly Sentence[];
  readonly rows: readonly ExplanationRow[];
  /** Documentation, an https URL. */
  readonly link?: string;
}

/** An explanation of something that stands in no text. */
export type Content = Omit<Explanation, 'span'>;

export interface ExplanationRow {
  readonly label: Sentence;
  readonly value: Sentence;
  /** Shown in fixed-width type: codes, names, log text. */
  readonly code?: boolean;
}
