import type { CertificateDigest, LogFacts, MessageDigest, Observation, Writer, WrittenTime } from '../../log/facts.ts';
import type { FlowStep, Severity } from '../../log/finding.ts';
import type { LanguageId } from '../../log/model.ts';
import type { Proven } from '../../text/proof.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { CaseAttempt, CaseSnapshot, Clock, Confidence, Evidence, Place } from '../model.ts';

/**
 * One diagnosis that needs more than one log, or the joined attempts. One file a rule; see rules/index.ts. A rule that has nothing to
 * look at is silent, or says that it cannot tell; it never takes a log that is missing for one that shows nothing.
 */
export interface CaseRule extends Proven {
  /** kebab-case, stable. The id of a rule about single logs where that one names the same cause. */
  readonly id: string;
  readonly title: Sentence;
  readonly severity: Severity;
  readonly step: FlowStep;
  /** What it compares, for the documentation: "log of the device, IIS log". */
  readonly compares: Sentence;
  readonly resolutions: readonly string[];
  readonly docUrl: string;
  /** Where the diagnosis comes from, and whether it was read there. */
  readonly source: string;
  /**
   * Whether it may have to say something of an enrollment, as far as that enrollment alone tells: its lines in order of time, platform and
   * outcome. Asked once, and held to while nothing is joined to it; by default it may, of any.
   */
  concerns?(evidence: readonly Evidence[], attempt: CaseAttempt): boolean;
  /**
   * All that it finds, in any order; `concerned`: the enrollments that it may speak of. May throw: the engine drops the rule then, and
   * reports it.
   */
  judge(view: CaseView, concerned: readonly CaseAttempt[]): Iterable<CaseFindingDraft>;
}

/** What a case rule makes findings with; the rest comes from the rule unless given. */
export interface CaseFindingDraft extends Partial<Proven> {
  readonly message: Sentence;
  readonly short: Sentence;
  readonly confidence: Confidence;
  /** The lines that show it; the first is where it is marked. */
  readonly evidence: readonly Place[];
  /** Where it is marked, for what is no observation. */
  readonly place?: MarkedPlace;
  /** Attempts that it is about. */
  readonly attempts: readonly CaseAttempt[];
  readonly severity?: Severity;
  readonly step?: FlowStep;
  readonly resolutions?: readonly string[];
  readonly docUrl?: string;
  /** Ids of findings of these attempts, or of these lines, that it says better. */
  readonly replaces?: readonly string[];
  /** Default: the template of `message`. */
  readonly group?: string;
}

/** Something in a log, by its token. */
export interface MarkedPlace extends Pick<Observation, 'line' | 'column' | 'span'> {
  readonly path: string;
}

/** What rules are given of a case. */
export interface CaseInput extends Pick<CaseSnapshot, 'logs' | 'generation' | 'clocks' | 'attempts'> {
  readonly certificates?: readonly CertificateDigest[];
  /** A written time of a log by the reference clock, in ms since 1970; undefined where it says too little. */
  atMs(path: string, time: WrittenTime, record: number): number | undefined;
  /** The lines of a log that no attempt holds, where they are known already. */
  freeIn?(log: LogFacts): readonly Observation[];
}

/** A case that can be asked; nothing in it changes. */
export interface CaseView extends Pick<CaseSnapshot, 'logs' | 'generation' | 'clocks' | 'attempts'> {
  /** Certificates of the server that stand in none of its logs. */
  readonly certificates: readonly CertificateDigest[];
  log(path: string): LogFacts | undefined;
  clock(path: string): Clock | undefined;
  /** By the reference clock, in ms since 1970; undefined where the log writes no usable time. */
  atMs(path: string, record: Pick<Observation, 'record' | 'time'>): number | undefined;
  /** From which moment to which a log was written; undefined for one without usable times. */
  spanOf(path: string): TimeSpan | undefined;
  /** The lines of an attempt in order of time; those without one stand at their step. */
  evidence(attempt: CaseAttempt): readonly Evidence[];
  /** Findings of logs, warnings and errors, that mark a line of an attempt. */
  explanations(attempt: CaseAttempt): readonly LogFinding[];
  /** What no attempt holds, by writer, in order of time. */
  free(by: Writer): readonly TimedPlace[];
  /** IIS logs that hold SCEP requests. That of another web site is none. */
  iisLogs(): readonly LogFacts[];
  logsOf(format: LanguageId): readonly LogFacts[];
  /** The SCEP message that stands in the record of a place. */
  messageAt(place: Place): MessageDigest | undefined;
}

export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TimedPlace extends Place {
  readonly atMs: number;
}

/** A finding of a log, by its place. */
export interface LogFinding {
  readonly id: string;
  readonly path: string;
  readonly line: number;
  readonly severity: Severity;
  readonly step: FlowStep;
  readonly message: Sentence;
}
