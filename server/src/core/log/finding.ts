import type { Proven } from '../text/proof.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/**
 * Where an enrollment stands: 1 profile delivery, 2 device to NDES, 3 NDES to policy module, 4 NDES to CA,
 * 5 delivery to the device, 6 reporting.
 */
export type FlowStep = 1 | 2 | 3 | 4 | 5 | 6;

/** A line that supports a finding. */
export interface Evidence {
  readonly span: Span;
  readonly message: Sentence;
}

/** A conclusion about a log: becomes a diagnostic or a report line at the edge. */
export interface Finding extends Proven {
  /** The rule's id. */
  readonly id: string;
  readonly severity: Severity;
  /** The exact token that shows it. */
  readonly span: Span;
  /** Cause and consequence in one or two sentences. */
  readonly message: Sentence;
  /** A few words for the end of the line, for instance "impersonation right missing". */
  readonly short: Sentence;
  readonly step: FlowStep;
  readonly evidence: readonly Evidence[];
  /** Resolution ids, the likeliest first. */
  readonly resolutions: readonly string[];
  readonly docUrl: string;
  /** Findings of one rule with the same group have the same cause: the first are shown, the rest counted. */
  readonly group: string;
}

/** Many findings with one cause. */
export interface FindingGroup {
  readonly id: string;
  readonly group: string;
  readonly count: number;
  /** The first ones, in full, at most `SHOWN_PER_GROUP`. */
  readonly shown: readonly Finding[];
  /** More of them in full, spread over the whole log; at most `MOST_SPREAD`, in log order. Some may be among `shown`. */
  readonly spread: readonly Finding[];
  /** Start offset of every one, the shown ones included, in log order. */
  readonly offsets: readonly number[];
}
