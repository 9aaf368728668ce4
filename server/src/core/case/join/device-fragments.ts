import type { Act, Observation } from '../../log/facts.ts';
import { countWhile } from '../../text/sorted.ts';
import type { Member } from './fragment.ts';

interface Try {
  readonly members: Member[];
  first: number;
  last: number;
}

/** A line of the same thread belongs to an enrollment for so long after its last one. */
const THREAD_MS = 5 * 60_000;

/** What shows by itself that a device enrolls, or is told to. */
const BEGINNINGS: ReadonlySet<Act> = new Set<Act>([
  'profile-delivered',
  'acknowledged',
  'started',
  'request-built',
  'PKIOperation',
  'reply',
  'installed',
]);

/**
 * The tries of a device. Most lines name theirs; the others have its transactionID, its certificate's name, or its thread. A name comes
 * again with each try for the same profile: a delivery belongs to the next one, anything else to the one before.
 */
export function deviceFragments(observations: readonly Observation[]): {
  readonly fragments: readonly (readonly Member[])[];
  readonly loose: readonly Observation[];
} {
  const at = placesOf(observations);
  const numbered = new Map<number, Try>();
  const tries: Try[] = [];
  const later: Observation[] = [];
  for (const observation of observations) {
    if (observation.attempt === undefined) {
      later.push(observation);
      continue;
    }
    const known = numbered.get(observation.attempt);
    if (known) extend(known, memberOf(observation), at(observation));
    else numbered.set(observation.attempt, begin(tries, memberOf(observation), at(observation)));
  }
  tries.sort((a, b) => a.first - b.first);
  const index = new TryIndex(tries);
  const loose: Observation[] = [];
  for (const observation of later) {
    const place = at(observation);
    const found = index.find(observation, place);
    if (found)
      extend(found.of, { observation, link: found.link, confidence: found.link === 'thread' ? 'likely' : 'certain' }, place);
    else if (BEGINNINGS.has(observation.act)) index.add(begin(tries, memberOf(observation), place));
    else loose.push(observation);
  }
  for (const { members } of tries) members.sort((a, b) => a.observation.record - b.observation.record);
  return { fragments: tries.map(({ members }) => members), loose };
}

/** Where a line stands in the order of time: exports of events may begin with the newest. A clock that is set back once says nothing. */
function placesOf(observations: readonly Observation[]): (observation: Observation) => number {
  let rising = 0;
  let before: number | undefined;
  for (const { time } of observations) {
    if (!time?.dateKnown) continue;
    if (before !== undefined) rising += Math.sign(time.epochMs - before);
    before = time.epochMs;
  }
  return ({ record }) => (rising < 0 ? -record : record);
}

function begin(tries: Try[], member: Member, place: number): Try {
  const one = { members: [member], first: place, last: place };
  tries.push(one);
  return one;
}

function extend(one: Try, member: Member, place: number): void {
  one.members.push(member);
  one.first = Math.min(one.first, place);
  one.last = Math.max(one.last, place);
}

function memberOf(observation: Observation): Member {
  const { keys } = observation;
  if (keys.transactionID !== undefined) return { observation, link: 'transactionID', confidence: 'certain' };
  if (keys.alias !== undefined) return { observation, link: 'alias', confidence: 'certain' };
  return { observation, link: 'thread', confidence: 'likely' };
}

/** Tries by what a line may name. */
class TryIndex {
  readonly #ids = new Map<string, Try[]>();
  readonly #aliases = new Map<string, Try[]>();
  readonly #threads = new Map<string, Try[]>();

  constructor(tries: readonly Try[]) {
    for (const one of tries) this.add(one);
  }

  add(one: Try): void {
    for (const { observation } of one.members) {
      const { transactionID, alias, thread } = observation.keys;
      note(this.#ids, transactionID, one);
      note(this.#aliases, alias, one);
      note(this.#threads, thread, one);
    }
  }

  find(observation: Observation, place: number): { readonly of: Try; readonly link: Member['link'] } | undefined {
    const { transactionID, alias, thread } = observation.keys;
    const { act } = observation;
    const byID = transactionID === undefined ? undefined : nearest(this.#ids.get(transactionID), place, 'before');
    if (byID) return { of: byID, link: 'transactionID' };
    const arrives = act === 'profile-delivered' || act === 'acknowledged';
    const byName = alias === undefined ? undefined : nearest(this.#aliases.get(alias), place, arrives ? 'after' : 'before');
    if (byName && !(arrives && hasArrival(byName))) return { of: byName, link: 'alias' };
    if (thread === undefined || arrives || act === 'started') return undefined;
    const onThread = nearest(this.#threads.get(thread), place, 'before');
    return onThread && isClose(onThread, observation) ? { of: onThread, link: 'thread' } : undefined;
  }
}

function hasArrival({ members }: Try): boolean {
  return members.some(({ observation: { act } }) => act === 'profile-delivered' || act === 'acknowledged');
}

function isClose({ members }: Try, { time }: Observation): boolean {
  const last = members.at(-1)?.observation.time;
  return last === undefined || time === undefined || Math.abs(time.epochMs - last.epochMs) <= THREAD_MS;
}

function note(map: Map<string, Try[]>, key: string | undefined, one: Try): void {
  if (key === undefined) return;
  const list = map.get(key);
  if (!list) map.set(key, [one]);
  else if (list.at(-1) !== one) list.push(one);
}

/** The last try that begins before a place, or the first one behind it; of none there, the one on the other side. */
function nearest(tries: readonly Try[] | undefined, place: number, side: 'before' | 'after'): Try | undefined {
  if (!tries) return undefined;
  const count = countWhile(tries.length, (i) => (tries[i]?.first ?? 0) <= place);
  const before = tries[count - 1];
  const after = tries[count];
  if (side === 'before') return before ?? after;
  return after ?? (before && place <= before.last ? before : undefined);
}
