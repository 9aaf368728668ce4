import type { Act, Observation } from '../../log/facts.ts';
import type { FlowStep } from '../../log/finding.ts';
import type { Confidence, Link, Place } from '../model.ts';
import { type Call, callsOf, rowCall } from './calls.ts';
import type { Fragment } from './fragment.ts';
import { firstOf } from './fragments.ts';
import { Looks } from './looks.ts';
import { contradiction, differ, keepNear, type Part, type Party, rootOf, unite, weaker } from './parties.ts';
import type { CaseTimes } from './times.ts';
import type { World } from './world.ts';

/** A case while it is joined: its pieces, whose they are so far, and when they were. */
export class Joining {
  readonly fragments: readonly Fragment[];
  readonly parties: readonly Party[];
  readonly times: CaseTimes;
  /** Indexes of the tries of devices, and of rows that are requests. */
  readonly deviceIndexes: number[] = [];
  readonly rowIndexes: number[] = [];
  readonly world: World;
  /** What was compared while it was joined. */
  readonly looks = new Looks();
  readonly #calls: (readonly Call[])[] = [];

  constructor(world: World, fragments: readonly Fragment[], parties: readonly Party[], times: CaseTimes) {
    this.fragments = fragments;
    this.parties = parties;
    this.times = times;
    this.world = world;
    fragments.forEach((fragment, index) => {
      if (fragment.kind === 'device') this.deviceIndexes.push(index);
      else if (isRequestRow({ fragment })) this.rowIndexes.push(index);
    });
  }

  root(index: number): Party {
    const party = this.parties[index];
    if (!party) throw new Error('each fragment has its party');
    return rootOf(party);
  }

  /** Enrollments as they are so far, each once, in the order of their first fragment. */
  roots(): readonly Party[] {
    return this.parties.filter(({ merged }) => merged === undefined);
  }

  grain(path: string): number {
    return this.world.grains.get(path) ?? 1;
  }

  at({ path }: Pick<Fragment, 'path'>, { time, record }: Observation): number | undefined {
    return this.times.at(path, time, record);
  }

  /** The calls that a try of a device or a row of a server log shows. */
  calls(index: number): readonly Call[] {
    const known = this.#calls[index];
    if (known) return known;
    const fragment = this.fragments[index];
    const calls = fragment ? callsIn(fragment, this.times, this.world) : NO_CALLS;
    this.#calls[index] = calls;
    return calls;
  }

  /** True where two pieces were written by two servers. */
  areApart(a: Fragment, b: Fragment): boolean {
    return a.kind !== 'device' && b.kind !== 'device' && this.world.machines.differ(a.path, b.path);
  }

  /** True for a request for the answer to an earlier one, which nobody verifies again. */
  isPoll({ path }: Fragment, { record }: Observation): boolean {
    return this.world.polls.get(path)?.has(record) ?? false;
  }

  /**
   * Joins two enrollments by a hint, as far as nothing speaks against it. `rivals` fit as well: then it is a guess. `between`: the pieces that the
   * hint is about; what hangs on a piece that is there by a guess is a guess too.
   */
  hint(
    a: Party,
    b: Party,
    link: Link,
    confidence: Confidence,
    rivals: readonly Fragment[],
    between: readonly Fragment[] = [],
  ): boolean {
    const [first, second] = [rootOf(a), rootOf(b)];
    if (first === second || contradiction(first, second) || speaksAgainst(first, second)) return false;
    const isGuess = rivals.length > 0 || between.some((piece) => isGuessed(first, piece) || isGuessed(second, piece));
    const root = unite(first, second, link, isGuess ? 'guess' : weaker(confidence, 'likely'));
    for (const rival of rivals) keepNear(root, { place: placeOf(rival), why: 'also-fits' });
    return true;
  }
}

const NO_CALLS: readonly Call[] = [];

/** True for a piece that came to its enrollment by a guess; of one with very many nobody asks. */
function isGuessed({ parts }: Party, piece: Fragment): boolean {
  return parts.length < MANY_PARTS && parts.some(({ fragment, via }) => fragment === piece && via?.confidence === 'guess');
}

/** The calls that a try of a device or a row of a server log shows. */
export function callsIn(fragment: Fragment, times: CaseTimes, { grains }: World): readonly Call[] {
  if (fragment.kind === 'device') return callsOf(fragment, times);
  const row = fragment.kind === 'request' && rowCall(fragment.path, firstOf(fragment), times, grains.get(fragment.path) ?? 1);
  return row ? [row] : NO_CALLS;
}

/** What forbids a join by hints: another profile or device, and two logs of devices, which only share what a key joins. */
export function speaksAgainst(a: Party, b: Party): boolean {
  return differ(a.policies, b.policies) || differ(a.deviceIds, b.deviceIds) || (a.devices.length > 0 && b.devices.length > 0);
}

export function placeOf(fragment: Fragment): Place {
  return { path: fragment.path, observation: firstOf(fragment) };
}

/** Of an enrollment with more pieces it is kept what they say together, since it may be asked of each of them. */
const MANY_PARTS = 32;

/** Made of an enrollment once for so many pieces as it has: these only become more. */
function perSize<Value>(make: (party: Party) => Value): (party: Party) => Value {
  const made = new WeakMap<Party, { readonly size: number; readonly value: Value }>();
  return (party) => {
    const size = party.parts.length;
    if (size < MANY_PARTS) return make(party);
    const known = made.get(party);
    if (known?.size === size) return known.value;
    const value = make(party);
    made.set(party, { size, value });
    return value;
  };
}

const kindsOf = perSize(({ parts }) => new Set(parts.map(({ fragment }) => fragment.kind)));

export function has(party: Party, kind: Fragment['kind']): boolean {
  if (party.parts.length >= MANY_PARTS) return kindsOf(party).has(kind);
  return party.parts.some(({ fragment }) => fragment.kind === kind);
}

/** True where a server logged that the request itself arrived. */
export const hasRequestRow = perSize(({ parts }) => parts.some(isRequestRow));

/** What the policy module was asked for this enrollment. */
export const policyActsOf = perSize(({ parts }): ReadonlySet<Act> => {
  const acts = new Set<Act>();
  for (const { fragment } of parts) {
    if (fragment.kind === 'policy') for (const { observation } of fragment.members) acts.add(observation.act);
  }
  return acts;
});

export function isRequestRow({ fragment }: Part): boolean {
  return fragment.kind === 'request' && fragment.act === 'PKIOperation';
}

/** What is known of an enrollment so far that decides whether a line can be of it. */
export interface Traits {
  readonly verify?: 'done' | 'failed';
  readonly issue?: 'done' | 'failed';
  readonly reply?: 'done' | 'failed';
  readonly failed: boolean;
  /** The steps at which it may have failed, as far as its device can tell: between a refusal and a lost call it can. */
  readonly failedWithin?: readonly [first: FlowStep, last: FlowStep];
}

export const traitsOf = perSize(toldBy);

function toldBy({ parts }: Party): Traits {
  const traits: { -readonly [Name in keyof Traits]: Traits[Name] } = { ...{ failed: false } };
  for (const { fragment } of parts) {
    for (const { observation } of fragment.members) {
      const { act, outcome } = observation;
      if (outcome === 'failed') {
        traits.failed = true;
        if (ENDS.has(act) && observation.by === 'device') traits.failedWithin = narrowed(traits.failedWithin, observation);
      }
      if (outcome !== 'done' && outcome !== 'failed') continue;
      if (act === 'verify' || act === 'issue' || act === 'reply') {
        if (traits[act] !== 'failed') traits[act] = outcome;
      } else if (act === 'installed' && outcome === 'done') traits.reply = 'done';
    }
  }
  return traits;
}

/** With these a device ends a try; a single call that failed may have been made again. */
const ENDS: ReadonlySet<Act> = new Set<Act>(['reply', 'error']);

/** The steps that all failures of a device agree on; of two that do not, the later one decides. */
function narrowed(known: Traits['failedWithin'], { step, upTo = step }: Observation): NonNullable<Traits['failedWithin']> {
  if (!known || known[1] < step || upTo < known[0]) return [step, upTo];
  return [known[0] > step ? known[0] : step, known[1] < upTo ? known[1] : upTo];
}

/** True where a refusal at this step can be what the device felt. One that waited no longer never got to feel what its request met. */
export function couldFeel(party: Party, { failedWithin }: Traits, step: FlowStep): boolean {
  if (failedWithin === undefined || (failedWithin[0] <= step && step <= failedWithin[1])) return true;
  return failedWithin[1] === 2 && hasRequestRow(party);
}
