import { pick, type Shown, say } from '../../window/index.ts';
import { GROUPINGS, type Grouping } from './groups.ts';

/** By what the enrollments are grouped, as it stands behind the title of the view. */
export const GROUPING_WORDS = {
  outcome: () => say('by outcome'),
  cause: () => say('by cause'),
  device: () => say('by device'),
  time: () => say('by hour'),
} as const satisfies Record<Grouping, () => Shown>;

export function isGrouping(value: unknown): value is Grouping {
  return GROUPINGS.some((one) => one === value);
}

/** Asks how enrollments are to be grouped; undefined: as before. */
export async function askGrouping(now: Grouping): Promise<Grouping | undefined> {
  const here = say('as now');
  const rows = GROUPINGS.map((by) => {
    const label = GROUPING_WORDS[by]();
    return by === now ? { by, label, description: here } : { by, label };
  });
  return (await pick(rows, { title: say('Group Enrollments'), placeHolder: say('What stands together?') }))?.by;
}
