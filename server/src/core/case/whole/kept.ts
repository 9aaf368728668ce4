import type { LogFacts, Observation } from '../../log/facts.ts';
import { firstLineOf, lastLineOf } from '../../log/record-lines.ts';
import { sameSet } from '../join/world.ts';
import type { Generation } from '../model.ts';
import type { JudgedAttempt, Reuse } from '../verdict/attempts.ts';
import { movedMarks } from '../verdict/marks.ts';

/** What enrollments were judged by. */
export interface Judged {
  readonly logs: ReadonlyMap<string, LogFacts>;
  readonly generation: Generation;
  readonly present: ReadonlySet<string>;
  readonly attempts: readonly JudgedAttempt[];
}

/** The enrollments that are still what they were: nothing was joined to them, and the findings of their logs say the same of their lines. */
export function keptOf(last: Judged, now: Omit<Judged, 'attempts'>): Reuse {
  if (now.generation !== last.generation || !sameSet(now.present, last.present)) return () => undefined;
  const moved = new Map<string, ReadonlySet<number>>();
  for (const [path, facts] of now.logs) {
    const was = last.logs.get(path);
    const lines = was && was.groups !== facts.groups ? movedMarks(was, facts) : undefined;
    if (lines && lines.size > 0) moved.set(path, lines);
  }
  const judged = new Map(last.attempts.map((one) => [one.party, one]));
  return (party) => {
    const one = judged.get(party);
    if (!one || moved.size === 0) return one;
    const isMarked = one.lines.some(({ path, observation }) => {
      const lines = moved.get(path);
      return lines !== undefined && touches(lines, observation);
    });
    return isMarked ? undefined : one;
  };
}

function touches(moved: ReadonlySet<number>, observation: Observation): boolean {
  const last = lastLineOf(observation);
  for (let at = firstLineOf(observation); at <= last; at++) if (moved.has(at)) return true;
  return false;
}
