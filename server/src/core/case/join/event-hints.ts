import type { Observation } from '../../log/facts.ts';
import { assign, type Candidate, type Seeker } from './assign.ts';
import type { Fragment } from './fragment.ts';
import { firstOf } from './fragments.ts';
import { alike, contradiction, type Party, rootOf } from './parties.ts';
import { type Request, requestsOf } from './requests.ts';
import { couldFeel, has, type Joining, speaksAgainst, traitsOf } from './state.ts';

/** Logs of one server agree to the second, and events that were exported as text write whole seconds. */
export const AROUND_MS = 1500;
const SAME_MS = 500;

interface Spoken {
  readonly party: Party;
  readonly fragment: Fragment;
  readonly observation: Observation;
  readonly at: number;
}

/** Joins what the connector says of a transaction to the request in whose time it checked it, where no key does. */
export function joinConnector(joining: Joining): void {
  const spoken = spokenOf(joining, (fragment) => fragment.kind === 'connector');
  const best = new Map<Party, Spoken>();
  for (const one of spoken) {
    const root = rootOf(one.party);
    const known = best.get(root);
    if (!has(root, 'request') && tellingOf(one) > 0 && (!known || tellingOf(one) > tellingOf(known))) best.set(root, one);
  }
  const first = [...best.values()].sort((a, b) => a.at - b.at);
  const seekers = requestsOf(joining).filter(
    ({ party, status, fragment, observation }) =>
      (status ?? 0) < 400 && !has(rootOf(party), 'connector') && !joining.isPoll(fragment, observation),
  );
  match(joining, seekers, first, (request, { party }) => sameProfile(rootOf(request.party), rootOf(party)));
}

/** How well the moment of an event tells when the request was there: it is verified at once, and reported some time later. */
function tellingOf({ observation: { act } }: Spoken): number {
  if (act === 'verify') return 3;
  return act === 'PKIOperation' ? 2 : act === 'issue' ? 1 : 0;
}

/** The policy of the connector is the logical name of the profile, and its device may name itself: what agrees counts. */
function sameProfile(root: Party, connector: Party): number | undefined {
  if (speaksAgainst(root, connector) || !alike(root.platform, connector.platform)) return undefined;
  const agrees = isShared(root.policies, connector.policies) || isShared(root.deviceIds, connector.deviceIds);
  return agrees ? -SAME_MS : 0;
}

function isShared(a: readonly string[], b: readonly string[]): boolean {
  return a.some((value) => b.includes(value));
}

/** A certificate that a device puts into place came with an answer of so long ago, at most. */
const JUST_MS = 60_000;

/**
 * Joins what a device did with a certificate whose request its log does not hold, being cut, to a request that was answered just before and
 * that no device has: of the same profile where the connector names it, else as a guess.
 */
export function joinTails(joining: Joining): void {
  const tails: Seeker<Tail>[] = [];
  for (const index of joining.deviceIndexes) {
    const fragment = joining.fragments[index];
    const root = joining.root(index);
    const first = fragment?.members[0]?.observation;
    const at = fragment && first && joining.at(fragment, first);
    if (!fragment || at === undefined || root.parts.length > 1 || !isTail(fragment)) continue;
    const slack = joining.times.slack(fragment.path);
    joining.looks.window('PKIOperation', at - JUST_MS - AROUND_MS, at + slack);
    tails.push({ of: { party: root, at }, within: { from: at - JUST_MS, to: at + slack } });
  }
  if (tails.length === 0) return;
  const answered: Candidate<Request>[] = requestsOf(joining)
    .filter(({ party, status }) => (status ?? 0) < 400 && rootOf(party).devices.length === 0 && !traitsOf(rootOf(party)).failed)
    .map((of) => ({ of, at: of.to }))
    .sort((a, b) => a.at - b.at);
  const cost = (tail: Tail, request: Request): number | undefined => {
    const [device, other] = [rootOf(tail.party), rootOf(request.party)];
    const fit = contradiction(device, other) ? undefined : sameProfile(device, other);
    return fit === undefined ? undefined : Math.abs(tail.at - request.to) + fit;
  };
  for (const { seeker, candidate, rivals } of assign(tails, answered, { cost, grainMs: JUST_MS })) {
    const shared = isShared(rootOf(seeker.party).policies, rootOf(candidate.party).policies);
    const others = rivals.map(({ fragment }) => fragment);
    joining.hint(candidate.party, seeker.party, 'clock', shared ? 'likely' : 'guess', others);
  }
}

interface Tail {
  readonly party: Party;
  readonly at: number;
}

/** The states of a certificate that has come, and nothing of how it came. */
function isTail({ members }: Fragment): boolean {
  return members.every(({ observation: { act, outcome } }) => (act === 'state' || act === 'installed') && outcome !== 'failed');
}

/** Joins single events of NDES, the CA and what runs them to the request that they refused. */
export function joinEvents(joining: Joining): void {
  const spoken = spokenOf(joining, (fragment) => fragment.kind === 'event' && firstOf(fragment).by === 'ndes');
  const kinds = new Set(spoken.map(({ observation }) => kindOf(observation)));
  for (const kind of [...kinds].sort()) {
    const own = spoken.filter(({ observation }) => kindOf(observation) === kind);
    const seekers = requestsOf(joining).filter(({ party, status }) => (status ?? 0) < 400 && !hasKind(rootOf(party), kind));
    const fits = (request: Request, { observation }: Spoken) => couldCause(rootOf(request.party), observation);
    match(joining, seekers, own, fits);
    joinAcrossChange(joining, kind, seekers, own, fits);
  }
  joinDecisions(joining);
}

/** Joins what the CA says of a request to that of the device which it names, as the connector knows it: it may run anywhere. */
function joinDecisions(joining: Joining): void {
  const spoken = spokenOf(joining, (fragment) => fragment.kind === 'event' && firstOf(fragment).by === 'ca');
  if (spoken.length === 0) return;
  const seekers = requestsOf(joining).filter(({ party, status }) => (status ?? 0) < 400 && !wasDecided(rootOf(party)));
  match(joining, seekers, spoken, (request, one) => couldDecide(rootOf(request.party), one));
}

function wasDecided({ parts }: Party): boolean {
  return parts.some(({ fragment }) => fragment.kind === 'event' && firstOf(fragment).by === 'ca');
}

function couldDecide(party: Party, { fragment, observation: { outcome } }: Spoken): number | undefined {
  if (!party.deviceIds.some((id) => fragment.keys.devices.includes(id))) return undefined;
  const { issue, reply, verify } = traitsOf(party);
  if (verify === 'failed') return undefined;
  if (outcome === 'done') return issue === 'failed' || reply === 'failed' ? undefined : 0;
  return outcome === 'failed' && (issue === 'done' || reply === 'done') ? undefined : 0;
}

/** Summer time begins or ends within a log of local times, and its clock is that of one side of it. */
const CHANGES_MS: readonly number[] = [3_600_000, -3_600_000];
export const AT_CHANGES_MS: readonly number[] = [0, ...CHANGES_MS];

/** Joins what is left on the other side of a change to or from summer time to requests that lack it: a guess, and only without rival. */
function joinAcrossChange(
  joining: Joining,
  kind: string,
  requests: readonly Request[],
  spoken: readonly Spoken[],
  fits: (request: Request, spoken: Spoken) => number | undefined,
): void {
  const left = spoken.filter(({ fragment, party }) => rootOf(party).parts.length === 1 && joining.times.isLocal(fragment.path));
  for (const change of left.length > 0 ? CHANGES_MS : []) {
    const moved = left.filter(({ party }) => rootOf(party).parts.length === 1).map((one) => ({ ...one, at: one.at + change }));
    const lacking = requests.filter(({ party }) => !hasKind(rootOf(party), kind));
    match(
      joining,
      lacking,
      moved.sort((a, b) => a.at - b.at),
      fits,
      'guess',
    );
  }
}

function kindOf({ act, step }: Observation): string {
  return `${act} ${step}`;
}

function hasKind({ parts }: Party, kind: string): boolean {
  return parts.some(
    ({ fragment }) => fragment.kind === 'event' && fragment.members.some(({ observation }) => kindOf(observation) === kind),
  );
}

/** A refusal is of a request that was refused, at that step or at one that is not known. */
function couldCause(party: Party, { act, step }: Observation): number | undefined {
  const traits = traitsOf(party);
  const { failed, issue, reply, verify } = traits;
  if (issue === 'done' || reply === 'done') return undefined;
  // A message that NDES cannot read has arrived: its device got an answer, as for a challenge that was refused.
  if (!couldFeel(party, traits, act === 'PKIOperation' ? 3 : step)) return undefined;
  const evident = failed ? 0 : 400;
  switch (act) {
    case 'verify':
      return verify === 'done' || issue === 'failed' ? undefined : evident - (verify === 'failed' ? SAME_MS : 0);
    case 'issue':
      return verify === 'failed' ? undefined : evident - (issue === 'failed' ? SAME_MS : 0);
    case 'PKIOperation':
      return verify !== undefined || issue !== undefined ? undefined : evident;
    default:
      return evident;
  }
}

function spokenOf(joining: Joining, wanted: (fragment: Fragment) => boolean): readonly Spoken[] {
  const spoken: Spoken[] = [];
  joining.fragments.forEach((fragment, index) => {
    if (!wanted(fragment)) return;
    const party = joining.root(index);
    if (fragment.kind === 'event' && party.parts.length > 1) return;
    for (const { observation } of fragment.members) {
      const at = joining.at(fragment, observation);
      if (at !== undefined) spoken.push({ party, fragment, observation, at });
    }
  });
  return spoken.sort((a, b) => a.at - b.at);
}

function match(
  joining: Joining,
  requests: readonly Request[],
  spoken: readonly Spoken[],
  fits: (request: Request, spoken: Spoken) => number | undefined,
  confidence: 'likely' | 'guess' = 'likely',
): void {
  if (requests.length === 0 || spoken.length === 0) return;
  const seekers: Seeker<Request>[] = requests.map((of) => {
    const slack = of.fragment.kind === 'device' ? joining.times.slack(of.fragment.path) : AROUND_MS;
    return { of, within: { from: of.from - slack, to: of.to + slack } };
  });
  const candidates: Candidate<Spoken>[] = spoken.map((of) => ({ of, at: of.at }));
  const cost = (request: Request, one: Spoken): number | undefined => {
    if (contradiction(rootOf(request.party), rootOf(one.party))) return undefined;
    if (one.observation.by !== 'ca' && joining.areApart(request.fragment, one.fragment)) return undefined;
    const fit = fits(request, one);
    if (fit === undefined) return undefined;
    const grain = joining.grain(one.fragment.path);
    const outside = Math.max(0, request.from - one.at - grain, one.at - request.to);
    const atEnd = one.observation.outcome === 'failed' || !request.fromKnown;
    const edge = atEnd ? Math.abs(request.to - request.grainMs / 2 - one.at - grain / 2) : Math.abs(one.at - request.from);
    return Math.max(0, fit + outside * 2 + edge / 4);
  };
  for (const { seeker, candidate, rivals } of assign(seekers, candidates, { cost, grainMs: SAME_MS })) {
    const others = rivals.map(({ fragment }) => fragment);
    if (confidence === 'guess' && others.length > 0) continue;
    joining.hint(seeker.party, candidate.party, 'clock', confidence, others, [seeker.fragment]);
  }
}
