import { type Cuts, findAnchors, isHttpMethod, isStatus, valueAt } from './columns.ts';
import { inferColumns } from './infer.ts';
import type { Layout, LayoutField } from './layout.ts';
import { UNNAMED } from './layout.ts';
import { shapeOf, type Tails } from './tails.ts';

/** A column with its name. */
export interface Column {
  readonly field: LayoutField;
  readonly start: number;
  readonly end: number;
}

/** A line's columns by name. */
export interface NamedColumns {
  readonly columns: readonly Column[];
  /** False where the line stops before its status: the last column may be a piece. */
  readonly complete: boolean;
}

/**
 * Names a line's columns: by `#Fields` where that fits the line, else by what the columns look like. `tails` is what
 * follows the status triple in lines without `#Fields`.
 */
export function nameColumns(text: string, cuts: Cuts, layout: Layout | undefined, tails: Tails): NamedColumns {
  const count = cuts.length >> 1;
  if (layout && count === layout.fields.length && fits(text, cuts, layout)) return byLayout(cuts, layout, true);
  const anchors = findAnchors(text, cuts);
  if (layout && (anchors.method < 0 || anchors.method === layout.method)) {
    if (anchors.status < 0 || anchors.method < 0) return byLayout(cuts, layout, false);
    if (anchors.status === layout.status) return byLayout(cuts, layout, true);
  }
  if (anchors.method < 0) return { columns: [], complete: false };
  const fields = inferColumns(text, cuts, anchors, tails.get(shapeOf(anchors)));
  return { columns: paired(cuts, fields), complete: anchors.status >= 0 };
}

/** A `#Fields` line of another log gives itself away: no method where the method should be, or no status. */
export function fits(text: string, cuts: Cuts, layout: Layout): boolean {
  if (layout.status >= 0 && !isStatus(text, cuts, layout.status) && valueAt(text, cuts, layout.status) !== '-') return false;
  if (layout.method < 0) return true;
  const method = valueAt(text, cuts, layout.method);
  return isHttpMethod(method) || /^[A-Za-z_-]{1,32}$/.test(method);
}

function byLayout(cuts: Cuts, layout: Layout, complete: boolean): NamedColumns {
  return { columns: paired(cuts, layout.fields), complete };
}

function paired(cuts: Cuts, fields: readonly LayoutField[]): readonly Column[] {
  const columns: Column[] = [];
  for (let i = 0; i < cuts.length >> 1; i++) {
    columns.push({ field: fields[i] ?? UNNAMED, start: cuts[i * 2] ?? 0, end: cuts[i * 2 + 1] ?? 0 });
  }
  return columns;
}
