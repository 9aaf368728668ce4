import type { Content } from '../explain/model.ts';
import type { Sentence } from '../text/sentence.ts';

/** What a code is one of. Stable: programs read it. */
export type CodeKind =
  | 'windows-error'
  | 'http-status'
  | 'apple-error'
  | 'windows-event'
  | 'scep-value'
  | 'object-identifier'
  | 'name'
  | 'rule'
  | 'advice';

/** One way to read what somebody wrote. */
export interface CodeReading extends Content {
  readonly kind: CodeKind;
  /** What it is a code of, as part of a sentence: "an error of Windows". */
  readonly of: Sentence;
  /** False where only the parts of the code say something. */
  readonly known: boolean;
}

/** What is known of a code that somebody wrote. */
export interface CodeAnswer {
  /** As it was read: without quotes and blanks around it, cut where it is long. */
  readonly asked: string;
  /** The likeliest first; empty where it is no code of any kind. */
  readonly readings: readonly CodeReading[];
  /** True where at least one reading is known. */
  readonly known: boolean;
  /** Names that are written nearly so; only where nothing is known. */
  readonly suggestions: readonly string[];
}
