import type { Line } from '../../text/visible.ts';
import type { AttemptJson } from '../attempt-json.ts';

/** A chart that is a table too: each bar is a row with a name and its numbers in words. */
export interface Chart {
  readonly id: 'times' | 'steps' | 'operations' | 'lengths' | 'platforms' | 'causes';
  readonly title: Line;
  /** What the numbers mean, and what they leave out. */
  readonly note?: Line;
  /** `columns` stand side by side in time, `rows` below each other. */
  readonly form: 'columns' | 'rows';
  /** Over the names, over the numbers. */
  readonly heads: readonly [Line, ...(readonly Line[])];
  readonly bars: readonly Bar[];
  /** Said in place of bars where there are none. */
  readonly none: Line;
}

export interface Bar {
  readonly name: Line;
  readonly parts: readonly BarPart[];
  /** A cell for each head but the first. */
  readonly cells: readonly Line[];
  /** Which enrollments it stands for; absent where a list of enrollments cannot be filtered so. */
  readonly filter?: EnrollmentsFilter;
}

/** `share`: of the longest bar of the chart, up to 1. */
export interface BarPart {
  readonly look: 'issued' | 'failed' | 'pending' | 'unknown' | 'plain';
  readonly share: number;
}

/** What the list of enrollments is filtered by. */
export interface EnrollmentsFilter {
  readonly text?: string;
  readonly outcomes?: readonly AttemptJson['outcome'][];
  readonly devices?: readonly string[];
  readonly causes?: readonly string[];
  readonly steps?: readonly number[];
  readonly between?: { readonly fromMs: number; readonly toMs: number };
}
