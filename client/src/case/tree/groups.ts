import type { EnrollmentRow } from '../../../../server/src/protocol/case.ts';
import { type RowIcon, type Shown, say } from '../../window/index.ts';
import { HOUR_MS, hourTitle } from './times.ts';
import { OUTCOME_ICONS, OUTCOME_WORDS, OUTCOMES, shortCause, shortDevice } from './words.ts';

export const GROUPINGS = ['outcome', 'cause', 'device', 'time'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Enrollments that have something in common. */
export interface Group {
  /** Unique among the groups of one kind. */
  readonly id: string;
  readonly title: () => Shown;
  readonly icon: RowIcon;
  /** In the order of their beginnings, as they came. */
  readonly rows: readonly EnrollmentRow[];
}

/** All rows in groups: each row in exactly one, no group empty, the most important group first. */
export function grouped(rows: readonly EnrollmentRow[], by: Grouping): readonly Group[] {
  return GROUPS[by](rows);
}

export function failedIn(rows: readonly EnrollmentRow[]): number {
  return rows.reduce((count, { outcome }) => count + (outcome === 'failed' ? 1 : 0), 0);
}

const GROUPS = {
  outcome: byOutcome,
  cause: byCause,
  device: byDevice,
  time: byTime,
} as const satisfies Record<Grouping, (rows: readonly EnrollmentRow[]) => readonly Group[]>;

function byOutcome(rows: readonly EnrollmentRow[]): readonly Group[] {
  return OUTCOMES.flatMap((outcome) => {
    const here = rows.filter((row) => row.outcome === outcome);
    return here.length === 0 ? [] : [{ id: outcome, title: OUTCOME_WORDS[outcome], icon: OUTCOME_ICONS[outcome], rows: here }];
  });
}

/** What has no cause stands behind, by its outcome. */
function byCause(rows: readonly EnrollmentRow[]): readonly Group[] {
  const causes = parted(rows, ({ cause }) => cause?.id).map(([id, here]) => ({
    id: `cause ${id}`,
    title: () => shortCause(here[0]?.cause?.text ?? id),
    icon: { name: 'lightbulb' },
    rows: here,
  }));
  const others = byOutcome(rows.filter(({ cause }) => cause === undefined));
  return [...causes.sort((a, b) => b.rows.length - a.rows.length), ...others];
}

function byDevice(rows: readonly EnrollmentRow[]): readonly Group[] {
  const devices = parted(rows, ({ device }) => device).map(([id, here]) => ({
    id,
    title: () => shortDevice(id),
    icon: { name: 'vm' },
    rows: here,
  }));
  return devices.sort((a, b) => failedIn(b.rows) - failedIn(a.rows));
}

/** The hours in their order, and at the end what has no usable time. */
function byTime(rows: readonly EnrollmentRow[]): readonly Group[] {
  const hours = parted(rows, ({ startMs }) => (startMs === undefined ? undefined : String(Math.floor(startMs / HOUR_MS)))).map(
    ([id, here]) => ({ id, title: () => hourTitle(Number(id) * HOUR_MS), icon: { name: 'calendar' }, rows: here }),
  );
  const without = rows.filter(({ startMs }) => startMs === undefined);
  const none = { id: 'none', title: () => say('without a usable time'), icon: { name: 'calendar' }, rows: without };
  return [...hours.sort((a, b) => Number(a.id) - Number(b.id)), ...(without.length > 0 ? [none] : [])];
}

function parted(
  rows: readonly EnrollmentRow[],
  keyOf: (row: EnrollmentRow) => string | undefined,
): [key: string, rows: EnrollmentRow[]][] {
  const found = new Map<string, EnrollmentRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const known = found.get(key);
    if (known) known.push(row);
    else found.set(key, [row]);
  }
  return [...found];
}
