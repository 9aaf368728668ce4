import { isEqual } from '../../log/equal.ts';
import type { LogFacts, Observation } from '../../log/facts.ts';
import type { Finding, FindingGroup } from '../../log/finding.ts';
import { firstLineOf, lastLineOf } from '../../log/record-lines.ts';
import { lineOf } from '../../text/named-lines.ts';
import { perLog } from '../per-log.ts';

/** A finding of a log at one of its places. */
export interface Mark {
  readonly finding: Finding;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The findings of a log by the line that they mark. */
export type Marks = (observation: Observation) => readonly Mark[];

/** Which findings mark the record of an observation. */
export function marksOf(facts: LogFacts): Marks {
  const byLine = linesOf(facts);
  if (byLine.size === 0) return () => NONE;
  return (observation) => {
    const [first, last] = [firstLineOf(observation), lastLineOf(observation)];
    if (first === last) return byLine.get(first) ?? NONE;
    const all: Mark[] = [];
    for (let at = first; at <= last; at++) for (const mark of byLine.get(at) ?? NONE) all.push(mark);
    return all;
  };
}

/** Lines of a log of which its findings say something else now. */
export function movedMarks(was: LogFacts, now: LogFacts): ReadonlySet<number> {
  const [before, after] = [linesOf(was), linesOf(now)];
  const moved = new Set<number>();
  const same = sameFinding();
  for (const [line, marks] of after) {
    const old = before.get(line);
    const isSame =
      old?.length === marks.length &&
      old.every(({ finding, column }, i) => column === marks[i]?.column && same(finding, marks[i].finding));
    if (!isSame) moved.add(line);
  }
  for (const line of before.keys()) if (!after.has(line)) moved.add(line);
  return moved;
}

/** One finding stands for all of its group that are not told in full, so that each pair is compared once. */
function sameFinding(): (a: Finding, b: Finding) => boolean {
  const known = new Map<Finding, Map<Finding, boolean>>();
  return (a, b) => {
    if (a === b) return true;
    const others = known.get(a) ?? new Map<Finding, boolean>();
    known.set(a, others);
    let answer = others.get(b);
    if (answer === undefined) {
      answer = isEqual(a, b);
      others.set(b, answer);
    }
    return answer;
  };
}

const NONE: readonly Mark[] = [];

/** What findings mark, by line. */
const linesOf = perLog(({ groups, lines, path }): ReadonlyMap<number, readonly Mark[]> => {
  const byLine = new Map<number, Mark[]>();
  for (const group of groups) {
    const full = inFull(group);
    const [first] = group.shown;
    if (!first) continue;
    for (const offset of group.offsets) {
      const { line, start } = lineOf(lines, offset);
      const mark = { finding: full.get(offset) ?? first, path, line, column: offset - start };
      const here = byLine.get(line);
      if (here) here.push(mark);
      else byLine.set(line, [mark]);
    }
  }
  return byLine;
});

function inFull({ shown, spread }: FindingGroup): ReadonlyMap<number, Finding> {
  return new Map([...spread, ...shown].map((finding) => [finding.span.start, finding]));
}
