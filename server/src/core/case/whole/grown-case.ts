import type { LogFacts } from '../../log/facts.ts';
import { fragmentsOf } from '../join/fragments.ts';
import { grow, type JoinedCase } from '../join/growth.ts';
import type { Party } from '../join/parties.ts';
import type { Generation } from '../model.ts';
import { attemptsOf, type JudgedAttempt } from '../verdict/attempts.ts';
import { markedLines } from '../verdict/marks.ts';

/** A case that was joined and judged, for the next time. */
export interface Whole {
  readonly logs: readonly LogFacts[];
  readonly generation: Generation;
  readonly present: ReadonlySet<string>;
  readonly joined: JoinedCase;
  readonly judged: readonly JudgedAttempt[];
}

/** The case after one log grew: what is near its new lines is joined and judged anew. Undefined where all of it has to be. */
export function grownCase(
  last: Whole,
  now: Pick<Whole, 'logs' | 'generation' | 'present'>,
): Pick<Whole, 'joined' | 'judged'> | undefined {
  const { logs, generation, present } = now;
  const [changed, ...others] = logs.filter((facts, i) => facts !== last.logs[i]);
  if (!changed || others.length > 0 || logs.length !== last.logs.length) return undefined;
  if (generation !== last.generation || !sameSet(present, last.present)) return undefined;
  const was = last.logs.find(({ path }) => path === changed.path);
  const pieces = last.joined.pieces.get(changed.path);
  if (!was || !pieces || was.format !== changed.format) return undefined;
  const joined = grow(last.joined, logs, changed.path, fragmentsOf(changed, pieces));
  if (!joined) return undefined;
  const judged = new Map<Party, JudgedAttempt>(last.judged.map((one) => [one.party, one]));
  const moved = otherMarks(was, changed);
  const reuse = (party: Party): JudgedAttempt | undefined => {
    const one = judged.get(party);
    const isMarked =
      moved.size > 0 && one?.lines.some(({ path, observation }) => path === changed.path && touches(moved, observation));
    return isMarked ? undefined : one;
  };
  const known = new Map(logs.map((facts) => [facts.path, facts]));
  return { joined, judged: attemptsOf(joined.roots, joined.joining, { logs: known, generation, present }, reuse) };
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((value) => b.has(value));
}

/** Lines of a log of which its findings say something else now. */
function otherMarks(was: LogFacts, now: LogFacts): ReadonlySet<number> {
  if (was.groups === now.groups) return new Set();
  const [before, after] = [markedLines(was), markedLines(now)];
  const moved = new Set<number>();
  for (const [line, marks] of before) if (after.get(line) !== marks) moved.add(line);
  for (const line of after.keys()) if (!before.has(line)) moved.add(line);
  return moved;
}

function touches(
  moved: ReadonlySet<number>,
  { line, top = line, further }: JudgedAttempt['lines'][number]['observation'],
): boolean {
  for (let at = top; at <= top + further; at++) if (moved.has(at)) return true;
  return false;
}
