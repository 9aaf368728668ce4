import type { EnrollmentAttempt } from '../../correlate/model.ts';
import type { LogEvent } from '../../log/event.ts';
import type { Evidence, FlowStep, Severity } from '../../log/finding.ts';
import type { LanguageId, LogRecord } from '../../log/model.ts';
import type { CheckedMessage } from '../../messages/model.ts';
import type { Proven } from '../../text/proof.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';

/** What a rule makes findings with: id, document link, resolutions and proof come from the rule unless given. */
export interface FindingDraft extends Partial<Proven> {
  readonly span: Span;
  readonly message: Sentence;
  readonly short: Sentence;
  readonly severity?: Severity;
  readonly step?: FlowStep;
  readonly evidence?: readonly Evidence[];
  readonly resolutions?: readonly string[];
  readonly docUrl?: string;
  /** Default: the template of `message`. */
  readonly group?: string;
}

/** One pass of one rule over one log. Keeps only what it needs to conclude: a log may have a million records. */
export interface RuleRun {
  /** Called for each event, in log order. Report here what the event alone, or with those before it, proves. */
  see?(event: LogEvent, record: LogRecord): void;
  /**
   * What can be concluded at the end of what has been seen so far. May be called many times (a log grows), so it must not
   * change the state; what it returns replaces what it returned before. `messages`: the SCEP messages in the log, of a long
   * one not all.
   */
  end?(attempts: readonly EnrollmentAttempt[], log: SeenLog, messages: readonly CheckedMessage[]): Iterable<FindingDraft>;
}

/** A log as far as it was seen. Its text may be gone: a rule lives on the events and on this. */
export interface SeenLog {
  /** Time of the last record that has one, as `LogTime.epochMs`; undefined where none near the end has one. */
  readonly endMs: number | undefined;
}

/** One diagnosis. One file a rule; see rules/index.ts. */
export interface Rule extends Proven {
  /** kebab-case, stable; the id of `resolutions.ts` where one exists. */
  readonly id: string;
  readonly title: Sentence;
  readonly severity: Severity;
  readonly step: FlowStep;
  readonly formats: readonly LanguageId[];
  readonly resolutions: readonly string[];
  readonly docUrl: string;
  /** Where the diagnosis comes from, and whether it was read there. */
  readonly source: string;
  start(report: (draft: FindingDraft) => void, format: LanguageId): RuleRun;
}
