import type { Coverage } from '../log/coverage.ts';
import type { Platform } from '../log/event.ts';
import type { LogFacts, Observation, WrittenTime } from '../log/facts.ts';
import type { FlowStep, Severity } from '../log/finding.ts';
import type { LanguageId } from '../log/model.ts';
import type { Proven } from '../text/proof.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';

/** All logs of one case as they are now. Immutable; moments are milliseconds since 1970-01-01T00:00Z by the reference clock. */
export interface CaseSnapshot {
  /** By path. The same log twice stands once here. */
  readonly logs: readonly LogFacts[];
  /** Logs that hold the text of another one, by path. */
  readonly duplicates: readonly { readonly path: string; readonly of: string }[];
  readonly generation: Generation;
  /** What shows the generation. */
  readonly because: Sentence;
  readonly clocks: readonly Clock[];
  /** By their beginning, then by place. */
  readonly attempts: readonly CaseAttempt[];
  /** What only the whole case can judge. */
  readonly findings: readonly CaseFinding[];
  readonly missing: readonly MissingLog[];
  readonly counts: readonly StepCount[];
  /** Observations that no attempt has, for want of a time or a key. */
  readonly unplaced: readonly Place[];
  /** All other observations that no attempt has, so that none is lost: by log, then by reason. */
  readonly outside: readonly OutsideCount[];
  readonly coverage: Coverage;
  /** Rules of the case that broke, for the developers' log only. */
  readonly faults: readonly string[];
}

/** Which Certificate Connector wrote the logs of a case. */
export type Generation = 'current' | 'legacy' | 'both' | 'unknown';

export type Confidence = 'certain' | 'likely' | 'guess';

/** By what an observation was joined. Address and clock are hints, and never more than `likely`. */
export type Link = 'transactionID' | 'nonce' | 'serial' | 'thumbprint' | 'key' | 'alias' | 'thread' | 'address' | 'clock';

/** One clock: a log, or a machine that wrote several. What must be taken from the written time to get UTC: offset, then skew. */
export interface Clock {
  readonly path: string;
  /** The format is UTC; the log states its offset; from pairs of lines; nothing is known; set by hand. */
  readonly basis: 'utc' | 'offset' | 'estimated' | 'assumed' | 'user';
  readonly offsetMinutes: number;
  /** After the offset: this machine against the reference log; where it drifts, in the middle. */
  readonly skewSeconds: number;
  /** Change of the skew from the first pair to the last one, where it is known. */
  readonly driftSeconds?: number;
  /** Moments by the reference clock between which it drifts. */
  readonly driftBetween?: readonly [number, number];
  /** `yyyy-MM-dd` of the first line, for a log that writes no date or no year. */
  readonly date?: string;
  readonly confidence: Confidence;
  /** Pairs of lines of two logs that this rests on, and how far they lie apart, in seconds. */
  readonly pairs: number;
  readonly spreadSeconds?: number;
  /** Days that lie between the first line and the day that a line means: line from which on, and how many. */
  readonly midnights?: readonly { readonly record: number; readonly days: number }[];
  /** Where summer time begins or ends in between: from that record on, the other offset. */
  readonly shift?: { readonly record: number; readonly offsetMinutes: number };
}

/** An observation in its log. */
export interface Place {
  readonly path: string;
  readonly observation: Observation;
}

export interface Evidence extends Place {
  readonly linkedBy: Link;
  readonly confidence: Confidence;
  /** By the reference clock; absent where the log writes no usable time. */
  readonly atMs?: number;
}

export const STEP_NAMES = {
  1: 'profile-delivered',
  2: 'device-to-ndes',
  3: 'ndes-to-policy-module',
  4: 'ndes-to-ca',
  5: 'certificate-delivered',
  6: 'reported',
} as const satisfies Record<FlowStep, string>;

export type StepOutcome = 'done' | 'failed' | 'waiting' | 'not-reached' | 'not-in-these-logs';

export interface CaseStep {
  readonly step: FlowStep;
  readonly outcome: StepOutcome;
  /** For `not-in-these-logs`: language ids or file names of the logs that would tell. */
  readonly wouldShow: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Why an enrollment failed: a finding of a log, or of the case. */
export interface Cause extends Proven {
  /** An id of docs/rules. */
  readonly id: string;
  /** Ids whose place a finer or joined conclusion took. */
  readonly replaces: readonly string[];
  readonly message: Sentence;
  /** Where it lies. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly step: FlowStep;
  readonly confidence: Confidence;
  readonly link: string;
  readonly resolutions: readonly string[];
}

export interface CaseAttempt {
  /** `a1`, `a2` … in the order of `CaseSnapshot.attempts`. */
  readonly id: string;
  readonly outcome: 'issued' | 'failed' | 'pending' | 'unknown';
  readonly platform: Platform;
  readonly device: { readonly name?: string; readonly address?: string; readonly userAgent?: string };
  readonly profile?: string;
  readonly transactionID?: string;
  readonly serial?: string;
  readonly thumbprint?: string;
  readonly startMs?: number;
  readonly endMs?: number;
  /** The first time as its log wrote it. */
  readonly written?: WrittenTime;
  /** Always six, in order. */
  readonly steps: readonly CaseStep[];
  /** The first step that failed. */
  readonly failedStep?: FlowStep;
  readonly cause?: Cause;
  /** Further causes, most likely first. */
  readonly alternatives: readonly Cause[];
  readonly collectNext: readonly MissingLog[];
  /** Observations that fit nearly, with what spoke against them. */
  readonly nearMisses: readonly { readonly place: Place; readonly why: Sentence }[];
}

/** A log that is not there and would tell more. */
export interface MissingLog {
  /** Language id, or the name of the file or channel. */
  readonly log: string;
  readonly where: Sentence;
  readonly why: Sentence;
}

/** What a case rule found, at its first place. */
export interface CaseFinding extends Proven {
  readonly id: string;
  readonly severity: Severity;
  readonly step: FlowStep;
  readonly message: Sentence;
  readonly short: Sentence;
  readonly place: { readonly path: string; readonly line: number; readonly column: number; readonly span: Span };
  readonly evidence: readonly Place[];
  /** Attempts that it is about, by id. */
  readonly attempts: readonly string[];
  readonly resolutions: readonly string[];
  readonly docUrl: string;
  /** Ids whose place it takes. */
  readonly replaces: readonly string[];
  readonly confidence: Confidence;
  /** Findings of one rule with the same group have the same cause. */
  readonly group: string;
}

/** Observations of one log that belong to no enrollment, for one reason. */
export interface OutsideCount {
  readonly path: string;
  /**
   * `visitor`: a browser or a script that tests a server; `question`: asked for capabilities or certificates of the CA, and no request followed;
   * `service`: an error of a program, not of a request; `unclaimed`: no enrollment of these logs fits it.
   */
  readonly why: 'visitor' | 'question' | 'service' | 'unclaimed';
  readonly count: number;
  /** The first ones, in log order. */
  readonly first: readonly Observation[];
}

/** How many requests one log saw of one step in one hour, and how many of them another log has not. */
export interface StepCount {
  readonly step: FlowStep;
  /** Beginning of the hour. */
  readonly hourMs: number;
  readonly path: string;
  readonly format: LanguageId;
  readonly seen: number;
  readonly unaccounted: readonly Place[];
}
