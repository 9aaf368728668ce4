/**
 * The case of a window: what lies at and below its folders and archives, open or not, as client and server speak of it. The server reads,
 * joins and judges; the client says where, and shows what it is told. All texts are in the reader's language and safe to show as plain text.
 */

import type { AttemptJson, CauseJson, MissingJson } from '../core/report/attempt-json.ts';
import type { ClockJson, SummaryJson } from '../core/report/case-json.ts';
import type { Line, Shown } from '../core/text/visible.ts';
import type { CaseRoot } from '../protocol.ts';

/**
 * Request: makes some places the case of this window, and reads their logs in the background. Asked again, only what changed is read.
 * Answers when all is read; cancel it to end the reading: what was read by then stays. A `workDoneToken` (LSP 3.17) tells which file comes next.
 */
export const SCAN_CASE = 'scepLogInspector/scanCase';
export interface ScanCaseParams {
  /** None: the window has no case but its open logs. */
  readonly roots: readonly CaseRoot[];
  /** Files and folders to leave out, as patterns of `files.exclude`. */
  readonly exclude: readonly string[];
  /** How much is read, in the order of names: files, and bytes of those that may be logs. Absent for what the server reads at most. */
  readonly most?: { readonly files: number; readonly bytes: number };
  readonly workDoneToken?: string | number;
}
export type ScanCaseAnswer = { readonly kind: 'done' | 'cancelled' } | { readonly kind: 'failed'; readonly message: Shown };

/** Notification: files of the case came, went or changed on their disk. */
export const CASE_FILES_CHANGED = 'scepLogInspector/caseFilesChanged';
export interface CaseFilesChangedParams {
  readonly uris: readonly string[];
}

/** Notification of the server: the case says something else now, or its reading came further. Ask for what is shown. */
export const CASE_CHANGED = 'scepLogInspector/caseChanged';
export interface CaseChangedParams {
  /** Grows with each change of what the case says. */
  readonly version: number;
  readonly state: CaseState;
}
export type CaseState =
  /** No place was scanned: the case is what is open. */
  | { readonly kind: 'open-logs' }
  | { readonly kind: 'scanning'; readonly done: number; readonly all: number; readonly file: Line }
  /** `whole`: nothing was left out, and nothing was ended early. */
  | { readonly kind: 'ready'; readonly whole: boolean };

/** Request without parameters: the case as it is now. */
export const CASE_SUMMARY = 'scepLogInspector/caseSummary';
export interface CaseSummaryAnswer {
  readonly version: number;
  readonly state: CaseState;
  /** The verdict, a sentence a line, as the command line begins. */
  readonly verdict: readonly Line[];
  readonly summary: SummaryJson;
  readonly connector: { readonly generation: 'current' | 'legacy' | 'both' | 'unknown'; readonly because: Line };
  readonly logs: readonly CaseLogRow[];
  readonly clocks: readonly CaseClockRow[];
  readonly missing: readonly MissingJson[];
  /** What was not read, or not whole, or counts elsewhere, and why. */
  readonly skipped: readonly { readonly uri?: string; readonly text: Line }[];
  /** Files of other kinds. */
  readonly passedOver: number;
  /** In the order of their beginnings. */
  readonly enrollments: readonly EnrollmentRow[];
}

export interface CaseLogRow {
  readonly uri: string;
  /** Its name in the case, as short as it is the only one. */
  readonly name: Line;
  readonly format: string;
  readonly formatTitle: Line;
  readonly records: number;
  readonly errors: number;
  readonly warnings: number;
  /** What was not looked at or not understood; absent where it was read whole. */
  readonly incomplete?: Line;
}

export interface CaseClockRow extends Omit<ClockJson, 'file'> {
  readonly uri: string;
  /** "+3 s against u_ex240501.log: 9 pairs of lines, spread 2 s". */
  readonly text: Line;
  /** What the log's clock would be without what was set by hand. */
  readonly set?: 'by-hand' | 'refused';
}

/** What a list of enrollments shows of one; `Enrollment` has the rest. */
export interface EnrollmentRow {
  /** `a1` …: counted by the beginnings, so it may mean another one after a change. */
  readonly id: string;
  /** The same for the same enrollment while logs grow or come. */
  readonly key: string;
  readonly outcome: AttemptJson['outcome'];
  readonly platform: AttemptJson['platform'];
  /** Name or address, whatever tells people which device it is. */
  readonly device: Line;
  readonly profile?: Line;
  readonly transactionID?: Line;
  readonly startMs?: number;
  readonly endMs?: number;
  /** As the first line writes it. */
  readonly written?: Line;
  readonly failedStep?: number;
  readonly steps: readonly AttemptJson['steps'][number]['outcome'][];
  readonly cause?: { readonly id: string; readonly text: Line; readonly confidence: CauseJson['confidence'] };
  /** Numbers of its logs in `CaseSummaryAnswer.logs`. */
  readonly logs: readonly number[];
}

/** Request: one enrollment, whole. Answer: null where the case has none of this key (any more). */
export const ENROLLMENT = 'scepLogInspector/enrollment';
export interface EnrollmentParams {
  readonly key: string;
}
export interface EnrollmentAnswer {
  readonly row: EnrollmentRow;
  readonly attempt: AttemptJson;
  /** The uri of each file that the attempt names. */
  readonly files: Readonly<Record<string, string>>;
  /** Titles of its resolutions, with the uri of the document of each. */
  readonly resolutions: readonly { readonly id: string; readonly title: Line; readonly uri: string }[];
}

/** Request: the enrollments that have a line in some lines of a log, by key. Lines count from 0, `last` included. */
export const ENROLLMENTS_AT = 'scepLogInspector/enrollmentsAt';
export interface EnrollmentsAtParams {
  readonly uri: string;
  readonly first: number;
  readonly last: number;
}

/** Request: all lines of one enrollment, by the reference clock; those without a time stand with their log's neighbours. Answer: null for none. */
export const ENROLLMENT_LINES = 'scepLogInspector/enrollmentLines';
export interface EnrollmentLinesAnswer {
  readonly lines: readonly EnrollmentLine[];
}
export interface EnrollmentLine {
  readonly uri: string;
  /** From 0; UTF-16. */
  readonly line: number;
  readonly character: number;
  readonly step: number;
  readonly outcome: 'done' | 'failed' | 'waiting' | 'unknown';
  /** What the line says, in one sentence. */
  readonly text: Line;
}

/**
 * Request: sets the clock of a log by hand, refuses the proposed one, or takes either back (`proposed`). Answer: null, or why it cannot be.
 * It counts at once everywhere, for as long as the server runs: the client keeps it and says it again.
 */
export const SET_CLOCK = 'scepLogInspector/setClock';
export interface SetClockParams {
  readonly uri: string;
  readonly clock:
    | { readonly kind: 'offset'; readonly seconds: number }
    | { readonly kind: 'refused' }
    | { readonly kind: 'proposed' };
}
