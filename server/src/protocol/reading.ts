/** What client and server agree on about drawing a log as it is read: marks of lines, short forms of long texts. */

import type { Line } from '../core/text/visible.ts';
import type { LogArgument } from '../protocol.ts';

/** Request (`LogArgument`): which lines of an open log have findings, for its overview. Answer: null for what is no log of ours. */
export const FAILED_LINES = 'scepLogInspector/failedLines';
export type FailedLinesAnswer = Readonly<Record<MarkSeverity, readonly LineRange[]>> | null;

export type MarkSeverity = 'error' | 'warning';
/** The first and the last of some lines, from 0. Of a long log, marks that are one to the eye are one range. */
export type LineRange = readonly [first: number, last: number];

/** Request: how some lines of an open log are drawn. Answer: null for what is no log of ours. */
export const LINE_MARKS = 'scepLogInspector/lineMarks';
export interface LineMarksParams extends LogArgument {
  /** Lines from 0, the last one included. */
  readonly first: number;
  readonly last: number;
}
export type LineMarksAnswer = {
  /** In log order, one a line. */
  readonly lines: readonly MarkedLine[];
  /** Levels and outcomes. */
  readonly words: readonly MarkedWord[];
  /** Long encoded texts, and notations that nobody reads. */
  readonly long: readonly LongText[];
} | null;

export interface MarkedLine {
  readonly line: number;
  readonly severity: MarkSeverity;
  /** The characters at which its findings are marked. */
  readonly at: readonly number[];
  /** Client, status and reason, where the line is too long to show them; `character`: before which it is drawn. */
  readonly label?: { readonly text: Line; readonly character: number };
}

/** Part of a line; UTF-16. */
export interface Piece {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

export interface MarkedWord extends Piece {
  readonly severity: MarkSeverity;
}

export interface LongText extends Piece {
  /** Where the part begins that need not be drawn. */
  readonly from: number;
  /** What is drawn in its place. */
  readonly label: Line;
  /** The label is an entry of the log in other words, and of what severity. */
  readonly entry?: MarkSeverity | 'other';
}

/** Request: rows of an open log as a table, in log order. Answer: null for what is no log of ours. */
export const LOG_ROWS = 'scepLogInspector/logRows';
export interface LogRowsParams extends LogArgument {
  /** The first row that is wanted of those that the filter leaves, and how many. */
  readonly from: number;
  readonly count: number;
  readonly filter: RowFilter;
}
/** What is absent leaves all. */
export interface RowFilter {
  /** Somewhere in the entry, whatever its case. */
  readonly text?: string;
  readonly client?: string;
  readonly operation?: string;
  readonly failed?: boolean;
}
export type LogRowsAnswer = {
  readonly rows: readonly LogRow[];
  /** Of those that the filter leaves, and of all. */
  readonly matching: number;
  readonly total: number;
  /** What one can filter by, the commonest first. */
  readonly clients: readonly Facet[];
  readonly operations: readonly Facet[];
} | null;
/** `value` goes into a filter as it is. */
export interface Facet {
  readonly value: Line;
  readonly count: number;
}
export interface LogRow {
  /** Of the log, from 0. */
  readonly line: number;
  readonly time: Line;
  readonly client: Line;
  readonly operation: Line;
  readonly status: Line;
  readonly reason: Line;
  /** The entry, or its message. */
  readonly text: Line;
  readonly severity?: MarkSeverity;
}

/** Request: the document with the bytes of a decoded message, and those that a line of it tells of. Answer: null where there is no message. */
export const BYTES_OF = 'scepLogInspector/bytesOf';
export interface BytesParams {
  /** Uri of the decoded document, and a line of it. */
  readonly uri: string;
  readonly line: number;
}
export type BytesAnswer = {
  readonly uri: string;
  readonly ranges: readonly Piece[];
} | null;
