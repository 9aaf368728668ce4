import type { Observation } from '../../log/facts.ts';
import type { OutsideCount } from '../model.ts';

/** So many lines of each kind are named. */
const FIRST = 100;

const REASONS: readonly OutsideCount['why'][] = ['visitor', 'question', 'service', 'unclaimed'];

/** Counts, by log and reason, what no enrollment has and what is not listed as unplaced either, so that every observation is accounted for. */
export class Outside {
  readonly #counts: OutsideCount[] = [];
  #ofLog = new Map<OutsideCount['why'], { count: number; readonly first: Observation[] }>();

  note(observation: Observation): void {
    const why = reasonOf(observation);
    const known = this.#ofLog.get(why) ?? { count: 0, first: [] };
    this.#ofLog.set(why, known);
    known.count++;
    if (known.first.length < FIRST) known.first.push(observation);
  }

  /** What was noted so far is of this log. */
  endLog(path: string): void {
    for (const why of REASONS) {
      const known = this.#ofLog.get(why);
      if (known) this.#counts.push({ path, why, ...known });
    }
    if (this.#ofLog.size > 0) this.#ofLog = new Map();
  }

  /** In the order of the logs, then of the reasons. */
  counts(): readonly OutsideCount[] {
    return this.#counts;
  }
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
