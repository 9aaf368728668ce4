import type { LogFacts, Observation } from '../../log/facts.ts';
import type { Finding, FindingGroup } from '../../log/finding.ts';
import { lineOf } from '../../text/named-lines.ts';

/** A finding of a log at one of its places. */
export interface Mark {
  readonly finding: Finding;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** The findings of a log by the line that they mark. */
export type Marks = (observation: Observation) => readonly Mark[];

const known = new WeakMap<LogFacts, Marks>();

/** Which findings mark the record of an observation. Made once a log. */
export function marksOf(facts: LogFacts): Marks {
  let marks = known.get(facts);
  if (!marks) {
    marks = makeMarks(facts);
    known.set(facts, marks);
  }
  return marks;
}

/** The lines of a log that findings mark, as a text for each: two logs that say the same of a line have the same there. */
export function markedLines({ groups, lines }: LogFacts): ReadonlyMap<number, string> {
  const marked = new Map<number, string>();
  for (const { id, group, offsets } of groups) {
    for (const offset of offsets) {
      const { line } = lineOf(lines, offset);
      marked.set(line, `${marked.get(line) ?? ''} ${id} ${group}`);
    }
  }
  return marked;
}

const NONE: readonly Mark[] = [];

function makeMarks({ groups, lines, path }: LogFacts): Marks {
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
  if (byLine.size === 0) return () => NONE;
  return ({ line, top = line, further }) => {
    if (further === 0) return byLine.get(top) ?? NONE;
    const all: Mark[] = [];
    for (let at = top; at <= top + further; at++) for (const mark of byLine.get(at) ?? NONE) all.push(mark);
    return all;
  };
}

function inFull({ shown, spread }: FindingGroup): ReadonlyMap<number, Finding> {
  return new Map([...spread, ...shown].map((finding) => [finding.span.start, finding]));
}
