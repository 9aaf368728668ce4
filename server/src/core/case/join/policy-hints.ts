import type { Observation } from '../../log/facts.ts';
import { assign, type Candidate, type Seeker } from './assign.ts';
import type { Fragment } from './fragment.ts';
import { type Party, rootOf } from './parties.ts';
import { joinRequests } from './requests.ts';
import type { Joining } from './state.ts';
import type { Interval } from './times.ts';
import { folderOf } from './world.ts';

/** A call of the policy module as one log shows it. */
export interface PolicyCall extends Interval {
  readonly party: Party;
  readonly fragment: Fragment;
  readonly act: 'verify' | 'notify';
  readonly outcome: Observation['outcome'];
  /** How fine its times are. */
  readonly grainMs: number;
}

/** A registration point may run on another server than NDES, but where one on the same server fits, it is that one. */
const ELSEWHERE_MS = 1500;
const OWN_SLACK_MS = 1500;
const SAME_MS = 300;
/** Calls of which only the end is known lie so near to one another that they cannot be told apart. */
const MOMENT_MS = 1000;

/**
 * Joins the lines of one call of the policy module: the module itself, the row of IIS that it makes, the registration point that answers
 * it. Each lies within the one before. Then the calls to the requests within whose time they lie.
 */
export function joinPolicyCalls(joining: Joining): void {
  const calls = policyCalls(joining);
  for (const act of ['verify', 'notify'] as const) {
    const own = calls.filter((call) => call.act === act);
    const plugin = own.filter(({ fragment }) => writerOf(fragment) === 'policy-module');
    const rows = own.filter(({ fragment }) => writerOf(fragment) === 'iis');
    const point = own.filter(({ fragment }) => writerOf(fragment) === 'registration-point');
    nest(joining, plugin, rows);
    nest(joining, plugin, point);
    nest(
      joining,
      rows,
      point.filter(({ party }) => rootOf(party).parts.length === 1),
    );
  }
  joinRequests(joining, calls);
}

function writerOf(fragment: Fragment | undefined): Observation['by'] | undefined {
  return fragment?.members[0]?.observation.by;
}

function policyCalls(joining: Joining): readonly PolicyCall[] {
  const calls: PolicyCall[] = [];
  joining.fragments.forEach((fragment, index) => {
    if (fragment.kind !== 'policy') return;
    for (const act of ['verify', 'notify'] as const) {
      const call = policyCall(joining, fragment, act);
      if (!call) continue;
      const { from, to, outcome, grainMs } = call;
      calls.push({ from, to, party: joining.root(index), fragment, act, outcome, grainMs });
    }
  });
  return calls.sort((a, b) => a.from - b.from);
}

/** From the first to the last line of a call; undefined where the fragment has none of that kind, or no time. */
export function policyCall(
  joining: Joining,
  fragment: Fragment,
  act: 'verify' | 'notify',
): Omit<PolicyCall, 'party'> | undefined {
  let from: number | undefined;
  let to: number | undefined;
  let outcome: Observation['outcome'] = 'unknown';
  for (const { observation } of fragment.members) {
    if (observation.act !== act) continue;
    const at = joining.at(fragment, observation);
    if (observation.outcome === 'failed' || outcome === 'unknown') outcome = observation.outcome;
    if (at === undefined) continue;
    from = Math.min(from ?? at, at - (observation.durationMs ?? 0));
    to = Math.max(to ?? at, at);
  }
  if (from === undefined || to === undefined) return undefined;
  const grainMs = joining.grain(fragment.path);
  return { from, to: to + (grainMs > 1 ? grainMs : 0), fragment, act, outcome, grainMs };
}

/** Gives each outer call the inner one that lies within it and ends with it. */
function nest(joining: Joining, outer: readonly PolicyCall[], inner: readonly PolicyCall[]): void {
  if (outer.length === 0 || inner.length === 0) return;
  const candidates: Candidate<PolicyCall>[] = inner.map((of) => ({ of, at: (of.from + of.to) / 2 })).sort((a, b) => a.at - b.at);
  const writer = writerOf(inner[0]?.fragment);
  const seekers: Seeker<PolicyCall>[] = outer.map((of) => {
    const slack = policySlack(joining, of.fragment, writer);
    return { of, within: { from: of.from - slack, to: of.to + slack } };
  });
  const cost = (a: PolicyCall, b: PolicyCall) => {
    const apart = nesting(a, b);
    return apart === undefined ? undefined : apart + (joining.areApart(a.fragment, b.fragment) ? ELSEWHERE_MS : 0);
  };
  const grainMs = (of: PolicyCall): number => (isMoment(of) || inner.every(isMoment) ? MOMENT_MS : SAME_MS);
  for (const { seeker, candidate, rivals } of assign(seekers, candidates, { cost, grainMs })) {
    const others = rivals.map(({ fragment }) => fragment);
    const inOneFolder = folderOf(seeker.fragment.path) === folderOf(candidate.fragment.path);
    joining.hint(seeker.party, candidate.party, 'clock', inOneFolder ? 'likely' : 'guess', others);
  }
}

/** Only its end was written down, in whole seconds. */
function isMoment({ from, to, grainMs }: PolicyCall): boolean {
  return grainMs > 1 && to - from <= grainMs;
}

/** How far the inner call stands out of the outer one, and how far their ends lie apart. */
function nesting(outer: PolicyCall, inner: PolicyCall): number | undefined {
  if (isKnown(outer) && isKnown(inner) && outer.outcome !== inner.outcome) return undefined;
  const early = Math.max(0, outer.from - (inner.from + inner.grainMs));
  const late = Math.max(0, inner.to - inner.grainMs - outer.to);
  const ends = Math.max(0, outer.to - inner.to, inner.to - inner.grainMs - outer.to);
  return early + late + ends / 4;
}

function isKnown({ outcome }: PolicyCall): boolean {
  return outcome === 'done' || outcome === 'failed';
}

/** How far from a call another log may show it: logs in one folder are of one server, and have one clock. */
export function policySlack(
  { times, world }: Pick<Joining, 'times' | 'world'>,
  { path }: Fragment,
  inner: Observation['by'] | undefined,
): number {
  const isNear = inner !== undefined && (world.callers.get(path)?.has(inner) ?? false);
  return OWN_SLACK_MS + (isNear ? 0 : times.slack(path));
}
