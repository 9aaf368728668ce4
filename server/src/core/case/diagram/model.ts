import type { Act, HttpFacts } from '../../log/facts.ts';
import type { FlowStep } from '../../log/finding.ts';
import type { CaseAttempt, Evidence, StepOutcome } from '../model.ts';

/** The machines of an enrollment, in the order in which a request passes them. */
export const LANES = ['device', 'proxy', 'iis', 'ndes', 'connector', 'ca', 'intune'] as const;
export type LaneId = (typeof LANES)[number];

/**
 * One enrollment as a sequence of events between machines. Every line of evidence of the attempt stands in exactly one row, alone, with others
 * that show the same event, or counted in a row that stands for several.
 */
export interface Diagram {
  readonly attempt: CaseAttempt;
  /** Those that take part, in the order of `LANES`. */
  readonly lanes: readonly Lane[];
  readonly rows: readonly DiagramRow[];
}

export interface Lane {
  readonly id: LaneId;
  /** Logs of this machine that have a line of the enrollment; none: it is known from others alone. */
  readonly logs: readonly string[];
}

export type DiagramRow = EventRow | RepeatRow | MoreRow | GapRow | StepRow | UnreachedRow;

/** What the rows that stand for lines of logs have in common. Moments are those of the reference clock. */
interface Lines {
  /** By time. */
  readonly evidence: readonly Evidence[];
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** One event, as one or several logs tell of it: an arrow between two lanes, or a mark on one where both are the same. */
export interface EventRow extends Lines {
  readonly kind: 'event';
  readonly act: Act;
  readonly step: FlowStep;
  readonly from: LaneId;
  readonly to: LaneId;
  readonly outcome: Evidence['observation']['outcome'];
  readonly http?: HttpFacts;
  /** From the question to the answer, as one and the same log saw it. */
  readonly durationMs?: number;
  /** It was asked, and nobody tells of it or of an answer. */
  readonly lost: boolean;
  /** The enrollment stopped here. */
  readonly stop: boolean;
  /** The line that says most. */
  readonly main: Evidence;
}

/** The same events over and over: each row of the block holds the lines of all its repetitions. */
export interface RepeatRow extends Lines {
  readonly kind: 'repeat';
  readonly times: number;
  readonly rows: readonly EventRow[];
}

/** Events in the middle of a very long enrollment, which are counted and not drawn. */
export interface MoreRow extends Lines {
  readonly kind: 'more';
  readonly events: number;
}

/** Nothing is told for so long. */
export interface GapRow {
  readonly kind: 'gap';
  readonly ms: number;
}

/** A step of which no line tells. */
export interface StepRow {
  readonly kind: 'step';
  readonly step: FlowStep;
  readonly from: LaneId;
  readonly to: LaneId;
  readonly outcome: Exclude<StepOutcome, 'not-reached'>;
  /** Logs that would tell. */
  readonly wouldShow: readonly string[];
  readonly stop: boolean;
}

/** Steps that the enrollment did not come to. */
export interface UnreachedRow {
  readonly kind: 'unreached';
  readonly steps: readonly FlowStep[];
}
