import type { EnrollmentAttempt } from '../correlate/model.ts';
import type { LogEvent } from '../log/event.ts';
import type { Evidence, FlowStep, Severity } from '../log/finding.ts';
import type { LanguageId, LogRecord } from '../log/model.ts';
import type { DecodedMessage, MessageFinding } from '../scep/index.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';

/** What a rule makes findings with: id, document link and resolutions come from the rule unless given. */
export interface FindingDraft {
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

/** A SCEP message that stands in a log, decoded and checked once for all rules. */
export interface CheckedMessage {
  readonly decoded: DecodedMessage;
  /** Where it stands: more than once where the log repeats it. */
  readonly spans: readonly Span[];
  /** For an answer: where the request stands that it belongs to. */
  readonly request?: Span;
  /** What checking it shows, with what log and case know. */
  findings(): readonly MessageFinding[];
}

/** One diagnosis. One file a rule; see rules/index.ts. */
export interface Rule {
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
  readonly verified: boolean;
  start(report: (draft: FindingDraft) => void, format: LanguageId): RuleRun;
}

/** Advice for one cause. Logs are never edited; commands are for copying. */
export interface Resolution {
  readonly id: string;
  readonly title: Sentence;
  readonly step: FlowStep;
  /** Likeliest first. */
  readonly causes: readonly Sentence[];
  readonly steps: readonly Sentence[];
  readonly commands: readonly Command[];
  readonly docUrl: string;
  readonly source: string;
  readonly verified: boolean;
}

export interface Command {
  /** Exactly what to paste. Places to fill in are written `<like this>`. */
  readonly text: string;
  readonly shell: 'powershell' | 'cmd' | 'run';
  /** A check only reads; a change alters the server. */
  readonly effect: 'check' | 'change';
  readonly verified: boolean;
}

/** What something in a log means: the content of a hover, still without markup. */
export interface Explanation {
  /** The text that is explained. */
  readonly span: Span;
  readonly title: Sentence;
  readonly paragraphs: readonly Sentence[];
  readonly rows: readonly ExplanationRow[];
  /** Documentation, an https URL. */
  readonly link?: string;
  /** False where no source confirms it: shown as "not verified". */
  readonly verified: boolean;
}

export interface ExplanationRow {
  readonly label: Sentence;
  readonly value: Sentence;
  /** Shown in fixed-width type: codes, names, log text. */
  readonly code?: boolean;
}
