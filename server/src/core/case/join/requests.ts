import type { Observation } from '../../log/facts.ts';
import { assign, type Candidate, type Seeker } from './assign.ts';
import type { Fragment } from './fragment.ts';
import { firstOf } from './fragments.ts';
import { contradiction, type Party, rootOf } from './parties.ts';
import type { PolicyCall } from './policy-hints.ts';
import { couldFeel, hasRequestRow, type Joining, policyActsOf, traitsOf } from './state.ts';
import type { Interval } from './times.ts';
import { folderOf } from './world.ts';

/** A request while NDES worked on it, as a server log has it, or as long as the device waited. */
export interface Request extends Interval {
  readonly party: Party;
  readonly fragment: Fragment;
  readonly observation: Observation;
  readonly grainMs: number;
  /** False where the log does not say how long it took: then it began at most so long before its end. */
  readonly fromKnown: boolean;
  readonly status?: number;
}

/** How long NDES works on a request, at most, where nobody wrote it down: it asks Intune and a CA. */
export const WORK_MS = 6000;

/** The requests of a case, by their beginning. A device's own view counts only where no server logged the request. */
export function requestsOf(joining: Joining): readonly Request[] {
  const requests: Request[] = [];
  joining.fragments.forEach((fragment, index) => {
    if (fragment.kind !== 'device' && fragment.kind !== 'request') return;
    const party = joining.root(index);
    if (fragment.kind === 'device' && hasRequestRow(party)) return;
    for (const call of joining.calls(index)) {
      if (call.operation !== 'PKIOperation') continue;
      const { to, observation, status } = call;
      const fromKnown = call.fromKnown || fragment.kind === 'device';
      const from = fromKnown ? call.from : call.from - WORK_MS;
      const grainMs = joining.grain(fragment.path);
      requests.push({ from, to, party, fragment, observation, grainMs, fromKnown, ...(status === undefined ? {} : { status }) });
    }
  });
  return requests.sort((a, b) => a.from - b.from);
}

/** One server's logs agree to the second. */
const SLACK_MS = 1000;
const SAME_MS = 500;

/** A server further away answers to the same request only if its log lies elsewhere. */
const OTHER_FOLDER_MS = 700;

/** Joins calls of the policy module to the requests within whose time they lie. */
export function joinRequests(joining: Joining, calls: readonly PolicyCall[]): void {
  for (const act of ['verify', 'notify'] as const) {
    const seekers: Seeker<Request>[] = requestsOf(joining)
      .filter((request) => asks(joining, request, act))
      .map((of) => ({ of, within: around(joining, of) }));
    const candidates: Candidate<PolicyCall>[] = calls
      .filter((call) => call.act === act && isFree(call.party))
      .map((of) => ({ of, at: (of.from + of.to) / 2 }))
      .sort((a, b) => a.at - b.at);
    if (seekers.length === 0 || candidates.length === 0) continue;
    const cost = (request: Request, call: PolicyCall) =>
      joining.areApart(request.fragment, call.fragment) ? undefined : costOf(request, call);
    const seen = new Set<Party>();
    const single = candidates.filter(({ of }) => isFirst(seen, rootOf(of.party)));
    for (const { seeker, candidate, rivals } of assign(seekers, single, { cost, grainMs: grainOf })) {
      const others = rivals.map(({ fragment }) => fragment);
      const confidence = isUnseen(seeker) ? 'guess' : 'likely';
      joining.hint(seeker.party, candidate.party, 'clock', confidence, others, [seeker.fragment]);
    }
  }
}

/** Where nobody wrote down how long a request took, calls beside one another in its time cannot be told apart. */
function grainOf({ fromKnown }: Request): number {
  return fromKnown ? SAME_MS : WORK_MS;
}

/** Of a request that no server logged, nobody knows whether it arrived: a call in its time may be of a device whose log is not there. */
function isUnseen({ fragment }: Request): boolean {
  return fragment.kind === 'device';
}

function isFirst(seen: Set<Party>, party: Party): boolean {
  if (seen.has(party)) return false;
  seen.add(party);
  return true;
}

/** Nobody verifies a request that never got to NDES, or one for an answer that was put off, whose outcome is reported all the same. */
function asks(joining: Joining, { party, status, fragment, observation }: Request, act: PolicyCall['act']): boolean {
  if ((status ?? 0) >= 400 || (act === 'verify' && joining.isPoll(fragment, observation))) return false;
  return !policyActsOf(rootOf(party)).has(act);
}

function around(joining: Joining, { from, to, fragment }: Request): Interval {
  const slack = fragment.kind === 'device' ? joining.times.slack(fragment.path) : SLACK_MS;
  return { from: from - slack, to: to + slack };
}

function isFree(party: Party): boolean {
  return rootOf(party).parts.every(({ fragment: { kind } }) => kind === 'policy');
}

/** A verification begins with the request, a report ends with it; rows of one log stand in the order of their ends. */
function costOf(request: Request, call: PolicyCall): number | undefined {
  const root = rootOf(request.party);
  if (contradiction(root, rootOf(call.party))) return undefined;
  const traits = traitsOf(root);
  if (call.act === 'verify' && call.outcome === 'failed' && (traits.reply === 'done' || !couldFeel(root, traits, 3)))
    return undefined;
  if (call.act === 'notify' && traits.verify === 'failed') return undefined;
  if (isBehind(call, request)) return undefined;
  const early = Math.max(0, request.from - (call.from + call.grainMs));
  const late = Math.max(0, call.to - call.grainMs - request.to);
  const end = Math.max(0, request.to - call.to - request.grainMs);
  const begin = request.fromKnown ? Math.max(0, call.from - request.from - request.grainMs) : end;
  const place = isElsewhere(request.fragment, call.fragment) ? OTHER_FOLDER_MS : 0;
  return (early + late) * 2 + (call.act === 'verify' ? begin : end) / 4 + place;
}

/** True where a line of the call stands behind that of the request in one log: a call ends before the request within which it is made. */
function isBehind({ party, act }: PolicyCall, { fragment, observation }: Request): boolean {
  return rootOf(party).parts.some(
    ({ fragment: own }) => own.path === fragment.path && firstOf(own).act === act && firstOf(own).record > observation.record,
  );
}

function isElsewhere(a: Fragment, b: Fragment): boolean {
  if (a.kind === 'device') return false;
  return a.path !== b.path && folderOf(a.path) !== folderOf(b.path);
}
