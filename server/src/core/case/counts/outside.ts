import type { Observation } from '../../log/facts.ts';
import type { OutsideCount } from '../model.ts';

/** So many lines of each kind are named. */
const FIRST = 100;

const REASONS: readonly OutsideCount['why'][] = ['visitor', 'question', 'service', 'unclaimed'];

/** Lines of one log by the reason why no enrollment has them, in the order of the reasons, so that every observation is accounted for. */
export function outsideOf(path: string, lines: readonly Observation[]): readonly OutsideCount[] {
  const found = new Map<OutsideCount['why'], { count: number; readonly first: Observation[] }>();
  for (const observation of lines) {
    const why = reasonOf(observation);
    const known = found.get(why);
    if (!known) found.set(why, { count: 1, first: [observation] });
    else if (known.count++ < FIRST) known.first.push(observation);
  }
  return REASONS.flatMap((why) => {
    const known = found.get(why);
    return known ? [{ path, why, ...known }] : [];
  });
}

function reasonOf({ act, platform }: Observation): OutsideCount['why'] {
  if (platform === 'browser' || platform === 'test-script') return 'visitor';
  switch (act) {
    case 'GetCACaps':
    case 'GetCACert':
    case 'GetNextCACert':
      return 'question';
    case 'error':
      return 'service';
    default:
      return 'unclaimed';
  }
}
