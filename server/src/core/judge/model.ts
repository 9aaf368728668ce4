import type { FlowStep, Severity } from '../log/finding.ts';
import type { Proven } from '../text/proof.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';

/**
 * What is wrong with an event: decided once, here, and asked by rules, hovers, colours, hints and pages. `Cause` is finer than a rule: each
 * has its own words and its own advice.
 */
export interface Judged<Cause extends string = string> extends Proven {
  readonly cause: Cause;
  /** The rule that reports it; absent where it concerns no enrollment. */
  readonly rule?: string;
  /** Cause and consequence in one or two sentences. */
  readonly message: Sentence;
  /** A few words for the end of the line. */
  readonly short: Sentence;
  readonly severity: Severity;
  readonly step: FlowStep;
  /** Advice by id, the likeliest first. */
  readonly resolutions: readonly string[];
  readonly docUrl: string;
}

/** The same with the token that shows it, of what a rule reports. */
export interface JudgedToken<Cause extends string = string> extends Judged<Cause> {
  readonly rule: string;
  readonly span: Span;
  /** What findings of one cause have in common; absent where their words say it. */
  readonly group?: string;
}
