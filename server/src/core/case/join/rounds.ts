import { isEqual } from '../../log/equal.ts';
import type { LogFacts, Observation } from '../../log/facts.ts';
import { type ClockOptions, proposeClocks } from '../clocks/index.ts';
import type { Clock } from '../model.ts';
import { grow, type JoinedCase, joinAll } from './again/growth.ts';
import { firstOf, type LogFragments } from './fragments.ts';
import { leftOver, logsAlone } from './left-over.ts';
import type { Party } from './parties.ts';
import { has, traitsOf } from './state.ts';

/** So often a clock may be set anew by what was joined before. */
const MOST_ROUNDS = 2;

/** A case as it was joined each time that its clocks were set anew; the last one counts. */
export type Rounds = readonly [JoinedCase, ...JoinedCase[]];

/**
 * Joins under the first clocks, and sets them anew where that shows more. A log that nothing could be joined to may have the wrong clock: it is compared once more, with what no
 * other log has taken, and where that says more of its clock, all is joined anew. A clock that somebody set, or refused, stays. `before`: how
 * the case was joined before some of its logs changed, of which is kept what holds still.
 */
export function joinWithClocks(
  logs: readonly LogFacts[],
  pieces: ReadonlyMap<string, LogFragments>,
  first: readonly Clock[],
  options: ClockOptions,
  before?: Rounds,
): Rounds {
  const join = (clocks: readonly Clock[], round: number): JoinedCase => {
    const last = before?.[round];
    const grown = last && areSame(clocks, last.clocks) ? grow(last, logs, pieces, clocks) : undefined;
    return grown ?? joinAll(logs, pieces, clocks);
  };
  let joined = join(first, 0);
  const rounds: [JoinedCase, ...JoinedCase[]] = [joined];
  while (rounds.length <= MOST_ROUNDS && options.propose !== false) {
    const alone = logsAlone(joined);
    const better = reconsidered(logs, joined, alone) ?? leftOver(joined, alone);
    if (!better) break;
    joined = join(better, rounds.length);
    rounds.push(joined);
  }
  return rounds;
}

/** Of the logs that both know, the clocks give the same times: on how many pairs they rest does not matter, nor one that came or went. */
function areSame(a: readonly Clock[], b: readonly Clock[]): boolean {
  const before = new Map(b.map((clock) => [clock.path, clock]));
  return a.every((clock) => {
    const known = before.get(clock.path);
    return !known || isEqual(timing(known), timing(clock));
  });
}

function timing({ pairs: _, spreadSeconds: __, ...rest }: Clock): Omit<Clock, 'pairs' | 'spreadSeconds'> {
  return rest;
}

function reconsidered(logs: readonly LogFacts[], joined: JoinedCase, alone: ReadonlySet<string>): readonly Clock[] | undefined {
  if (alone.size === 0) return undefined;
  const { clocks } = joined;
  const known = new Map(clocks.map((clock) => [clock.path, clock]));
  const doubtful = logs.filter(({ path }) => alone.has(path) && known.get(path)?.basis !== 'user');
  const devices = doubtful.filter((facts) => facts.observations.every(({ by }) => by === 'device'));
  const events = doubtful.filter(
    ({ observations, path }) => known.get(path)?.basis !== 'utc' && observations.some(({ by }) => by === 'ndes'),
  );
  const found = new Map<string, Clock>();
  const compare = (those: readonly LogFacts[], isFree: (party: Party) => boolean): void => {
    if (those.length === 0) return;
    const others = logs.filter(({ path, observations }) => !alone.has(path) && observations.length > 0 && isServer(observations));
    const free = untaken(others, joined, isFree);
    if (!free) return;
    const set = new Map(others.flatMap(({ path }) => minutesOf(known.get(path))));
    for (const clock of proposeClocks([...free, ...those], { set })) {
      if (those.some(({ path }) => path === clock.path) && isBetter(clock, known.get(clock.path))) found.set(clock.path, clock);
    }
  };
  compare(devices, (party) => !has(party, 'device'));
  compare(events, (party) => couldBeRefused(party));
  if (found.size === 0) return undefined;
  return clocks.map((clock) => found.get(clock.path) ?? clock);
}

function isBetter(clock: Clock, before: Clock | undefined): boolean {
  if (clock.pairs === 0) return false;
  const moved =
    !before ||
    clock.offsetMinutes !== before.offsetMinutes ||
    clock.skewSeconds !== before.skewSeconds ||
    clock.date !== before.date;
  return moved && (clock.confidence !== 'guess' || before?.confidence === 'guess');
}

function couldBeRefused(party: Party): boolean {
  const { issue, reply } = traitsOf(party);
  const told = party.parts.some(({ fragment }) => fragment.members.some(({ observation: { by } }) => by === 'ndes'));
  return issue !== 'done' && reply !== 'done' && !told;
}

function isServer(observations: readonly Observation[]): boolean {
  return observations.some(({ by }) => by !== 'device');
}

/** The logs with those of their observations that could still be of another log; undefined where these are all, which says nothing new. */
function untaken(
  logs: readonly LogFacts[],
  { roots }: JoinedCase,
  isFree: (party: Party) => boolean,
): readonly LogFacts[] | undefined {
  const free = new Map<string, Set<Observation>>();
  let taken = false;
  for (const root of roots) {
    const answer = isFree(root);
    for (const { fragment } of root.parts) {
      if (!answer) {
        if (firstOf(fragment).by !== 'device') taken = true;
        continue;
      }
      const set = free.get(fragment.path) ?? new Set();
      free.set(fragment.path, set);
      for (const { observation } of fragment.members) set.add(observation);
    }
  }
  if (!taken) return undefined;
  return logs.map((facts) => {
    const mine = free.get(facts.path);
    return { ...facts, observations: facts.observations.filter((observation) => mine?.has(observation) ?? false) };
  });
}

/** Minutes that were found for a log, fractions for its skew. */
function minutesOf(clock: Clock | undefined): readonly (readonly [string, number])[] {
  return clock && clock.basis !== 'assumed' ? [[clock.path, clock.offsetMinutes + clock.skewSeconds / 60]] : [];
}
