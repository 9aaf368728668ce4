import type { LogFacts, Observation } from '../../log/facts.ts';
import { sameID } from '../join/fragment.ts';
import { type Part, type Party, weaker } from '../join/parties.ts';
import type { CaseTimes } from '../join/times.ts';
import type { Evidence } from '../model.ts';
import { type Mark, marksOf } from './marks.ts';

/** A line of an enrollment, with the findings of its log that mark it. */
export interface Line extends Evidence {
  readonly marks: readonly Mark[];
}

/** All lines of an enrollment in the order of time; those of one moment, and those without one, in the order of their logs. */
export function linesOf(party: Party, times: CaseTimes, logs: ReadonlyMap<string, LogFacts>): readonly Line[] {
  const lines: Line[] = [];
  for (const part of party.parts) {
    const facts = logs.get(part.fragment.path);
    const marks = facts && marksOf(facts);
    for (const member of part.fragment.members) {
      const { observation } = member;
      const atMs = times.at(part.fragment.path, observation.time, observation.record);
      lines.push({
        path: part.fragment.path,
        observation,
        ...linkOf(part, member, party),
        ...(atMs === undefined ? {} : { atMs }),
        marks: marks?.(observation) ?? [],
      });
    }
  }
  let before = Number.NEGATIVE_INFINITY;
  const placed = lines.map((line) => {
    before = line.atMs ?? before;
    return { line, at: before };
  });
  return placed.sort((a, b) => a.at - b.at || inLog(a.line, b.line)).map(({ line }) => line);
}

function inLog(a: Line, b: Line): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.observation.record - b.observation.record;
}

/** A line with the transactionID needs no other link. One of a piece that was joined is as sure as both of its links. */
function linkOf(
  { via }: Part,
  {
    observation,
    link,
    confidence,
  }: { readonly observation: Observation } & Pick<Evidence, 'confidence'> & { readonly link: Evidence['linkedBy'] },
  { transactionIDs }: Party,
): Pick<Evidence, 'linkedBy' | 'confidence'> {
  const { transactionID } = observation.keys;
  if (transactionID !== undefined && transactionIDs.includes(sameID(transactionID))) {
    return via && via.confidence !== 'certain'
      ? { linkedBy: via.link, confidence: via.confidence }
      : { linkedBy: 'transactionID', confidence: 'certain' };
  }
  if (!via) return { linkedBy: link, confidence };
  if (via.confidence === 'certain') return { linkedBy: link === 'clock' ? via.link : link, confidence };
  return { linkedBy: via.link, confidence: weaker(via.confidence, confidence) };
}
