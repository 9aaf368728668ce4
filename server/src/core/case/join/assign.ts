import { countWhile } from '../../text/sorted.ts';
import type { Interval } from './times.ts';

/** Something that lacks a partner, and the span of time in which that must lie. */
export interface Seeker<T> {
  readonly of: T;
  readonly within: Interval;
}

/** Something that may be a partner. */
export interface Candidate<T> {
  readonly of: T;
  readonly at: number;
}

export interface Match<S, C> {
  readonly seeker: S;
  readonly candidate: C;
  /** Others that lie as near: who was taken is a guess then. */
  readonly rivals: readonly C[];
}

export interface Fit<S, C> {
  /** How far apart they are, in ms; undefined where they cannot be partners. */
  cost(seeker: S, candidate: C): number | undefined;
  /** Costs that differ by less than this say nothing; of a seeker whose time is known less well, by more. */
  readonly grainMs: number | ((seeker: S) => number);
}

/** So many candidates of one seeker are looked at, the nearest ones: more in so short a time cannot be told apart anyway. */
const MAX_CANDIDATES = 24;

interface Pair {
  readonly seeker: number;
  readonly candidate: number;
  readonly cost: number;
}

/**
 * Gives each seeker at most one candidate and each candidate to at most one seeker, the nearest pairs first. One that went without takes
 * the candidate of another if that one has a second choice. Candidates are in order of time. n log n, but for what lies in one window.
 */
export function assign<S, C>(
  seekers: readonly Seeker<S>[],
  candidates: readonly Candidate<C>[],
  { cost, grainMs }: Fit<S, C>,
): readonly Match<S, C>[] {
  const choices: Pair[][] = seekers.map(({ of, within }, seeker) => {
    const pairs: Pair[] = [];
    for (let i = firstAt(candidates, within.from); i < candidates.length; i++) {
      const candidate = candidates[i];
      if (!candidate || candidate.at > within.to) break;
      const price = cost(of, candidate.of);
      if (price !== undefined) pairs.push({ seeker, candidate: i, cost: price });
      if (pairs.length > 4 * MAX_CANDIDATES) break;
    }
    return pairs.sort((a, b) => a.cost - b.cost || a.candidate - b.candidate).slice(0, MAX_CANDIDATES);
  });
  const owner = new Map<number, Pair>();
  const taken = new Array<Pair | undefined>(seekers.length);
  const all = choices.flat().sort((a, b) => a.cost - b.cost || a.seeker - b.seeker || a.candidate - b.candidate);
  for (const pair of all) {
    if (taken[pair.seeker] || owner.has(pair.candidate)) continue;
    taken[pair.seeker] = pair;
    owner.set(pair.candidate, pair);
  }
  for (const [seeker, pairs] of choices.entries()) if (!taken[seeker]) swap(pairs, choices, taken, owner);
  const matches: Match<S, C>[] = [];
  for (const [i, seeker] of seekers.entries()) {
    const pair = taken[i];
    const candidate = pair && candidates[pair.candidate];
    if (!pair || !candidate) continue;
    const rivals: C[] = [];
    const grain = typeof grainMs === 'number' ? grainMs : grainMs(seeker.of);
    for (const other of choices[i] ?? NO_PAIRS) {
      if (other.candidate === pair.candidate || other.cost - pair.cost > grain) continue;
      const rival = candidates[other.candidate];
      if (rival && isOpen(other, pair, owner, choices, grain)) rivals.push(rival.of);
    }
    matches.push({ seeker: seeker.of, candidate: candidate.of, rivals });
  }
  return matches;
}

const NO_PAIRS: readonly Pair[] = [];

/** Lets a seeker without partner have one whose own seeker has another choice. */
function swap(pairs: readonly Pair[], choices: readonly Pair[][], taken: (Pair | undefined)[], owner: Map<number, Pair>): void {
  for (const pair of pairs) {
    const held = owner.get(pair.candidate);
    const second = held && choices[held.seeker]?.find(({ candidate }) => !owner.has(candidate));
    if (!held || !second) continue;
    taken[held.seeker] = second;
    owner.set(second.candidate, second);
    taken[pair.seeker] = pair;
    owner.set(pair.candidate, pair);
    return;
  }
}

/** A rival is one that nobody has, or whose seeker could as well have had ours. */
function isOpen(other: Pair, mine: Pair, owner: ReadonlyMap<number, Pair>, choices: readonly Pair[][], grainMs: number): boolean {
  const held = owner.get(other.candidate);
  if (!held) return true;
  const back = choices[held.seeker]?.find(({ candidate }) => candidate === mine.candidate);
  return back !== undefined && back.cost - held.cost <= grainMs;
}

/** Index of the first candidate at or behind a moment. */
export function firstAt(sorted: readonly { readonly at: number }[], at: number): number {
  return countWhile(sorted.length, (i) => (sorted[i]?.at ?? 0) < at);
}
