import type { LogFacts, Observation } from '../../log/facts.ts';
import { type ClockOptions, proposeClocks } from '../clocks/index.ts';
import type { Clock } from '../model.ts';
import { firstOf, type LogFragments } from './fragments.ts';
import { joinCase } from './index.ts';
import { leftOver, logsAlone } from './left-over.ts';
import type { Party } from './parties.ts';
import { has, type Joining, traitsOf } from './state.ts';

export interface Joined {
  readonly joining: Joining;
  readonly clocks: readonly Clock[];
}

/** So often a clock may be set anew by what was joined before. */
const MOST_ROUNDS = 2;

/**
 * Sets clocks and joins under them. A log that nothing could be joined to may have the wrong clock: it is compared once more, with what no
 * other log has taken, and where that says more of its clock, all is joined anew. A clock that somebody set, or refused, stays.
 */
export function joinWithClocks(logs: readonly LogFacts[], pieces: readonly LogFragments[], options: ClockOptions): Joined {
  let clocks = proposeClocks(logs, options);
  let joining = joinCase(logs, pieces, clocks);
  for (let round = 0; round < MOST_ROUNDS && options.propose !== false; round++) {
    const better = reconsidered(logs, clocks, joining) ?? leftOver(clocks, joining);
    if (!better) break;
    clocks = better;
    joining = joinCase(logs, pieces, clocks);
  }
  return { joining, clocks };
}

function reconsidered(logs: readonly LogFacts[], clocks: readonly Clock[], joining: Joining): readonly Clock[] | undefined {
  const alone = logsAlone(joining);
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
    const free = untaken(others, joining, isFree);
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
  joining: Joining,
  isFree: (party: Party) => boolean,
): readonly LogFacts[] | undefined {
  const free = new Map<string, Set<Observation>>();
  const judged = new Map<Party, boolean>();
  let taken = false;
  joining.fragments.forEach(({ members, path }, index) => {
    const root = joining.root(index);
    let answer = judged.get(root);
    if (answer === undefined) {
      answer = isFree(root);
      judged.set(root, answer);
    }
    if (!answer && firstOf({ members }).by !== 'device') taken = true;
    if (!answer) return;
    const set = free.get(path) ?? new Set();
    free.set(path, set);
    for (const { observation } of members) set.add(observation);
  });
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
