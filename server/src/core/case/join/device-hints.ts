import { assign, type Candidate, type Seeker } from './assign.ts';
import { type Call, distance, type Operation } from './calls.ts';
import type { Fragment } from './fragment.ts';
import { Identities, STRANGE_MS } from './identities.ts';
import { alike, contradiction, type Party, rootOf } from './parties.ts';
import { Shifts, shifted } from './shifts.ts';
import { hasRequestRow, type Joining, speaksAgainst, traitsOf } from './state.ts';

interface DeviceCall {
  readonly party: Party;
  readonly fragment: Fragment;
  readonly path: string;
  /** By the clock of its log. */
  readonly call: Call;
}

/** A call by what other joins showed of that clock. */
interface PlacedCall extends DeviceCall {
  readonly placed: Call;
  readonly slackMs: number;
}

interface Row {
  readonly party: Party;
  readonly fragment: Fragment;
  readonly call: Call;
}

/** A device and a server may disagree on the status, as a proxy that gives up answers for the server. */
const OTHER_STATUS_MS = 800;
/** Rows of one enrollment come from one address as a rule. */
const OTHER_ADDRESS_MS = 1500;
/** A call whose clock another join shows lies so near to its row. */
const SHIFTED_SLACK_MS = 1500;
/** Times that differ by less say nothing: servers write whole seconds. */
const SAME_MS = 600;
/** A device that nothing has shown yet as what it appears there may be any of those that ask about the same time. */
const STRANGER_MS = 2500;

/**
 * Joins calls that a device logged to rows of server logs: the same operation, within the time of the call, by a client that may be this
 * device. The request first, which says as what the device shows up; then what came before it.
 */
export function joinDevices(joining: Joining): void {
  if (joining.deviceIndexes.length === 0) return;
  const identities = new Identities();
  const calls: DeviceCall[] = [];
  const rows = new Map<Operation, Candidate<Row>[]>(ORDER.map((operation) => [operation, []]));
  joining.fragments.forEach((fragment, index) => {
    if (fragment.kind !== 'device' && fragment.kind !== 'request') return;
    const party = joining.root(index);
    for (const call of joining.calls(index)) {
      if (fragment.kind === 'device') calls.push({ party, fragment, path: fragment.path, call });
      else rows.get(call.operation)?.push({ of: { party, fragment, call }, at: middle(call, joining.grain(fragment.path)) });
    }
  });
  for (const list of rows.values()) list.sort((a, b) => a.at - b.at);
  for (const party of joining.roots()) if (party.devices.length > 0) identities.learn(party);
  for (const operation of ORDER) {
    const answered = new Set<Call>();
    for (const round of ROUNDS) joinOperation(joining, identities, operation, round, calls, rows.get(operation) ?? [], answered);
  }
}

/** First what nothing rivals, then what is nearest, then what is further off and alone there: a clock may drift. */
type Round = 'sure' | 'rest' | 'wide';
const ROUNDS: readonly Round[] = ['sure', 'rest', 'wide'];
const WIDE_MS = 20_000;

const ORDER: readonly Operation[] = ['PKIOperation', 'GetCACert', 'GetCACaps', 'GetNextCACert'];

function joinOperation(
  joining: Joining,
  identities: Identities,
  operation: Operation,
  round: Round,
  calls: readonly DeviceCall[],
  rows: readonly Candidate<Row>[],
  answered: Set<Call>,
): void {
  const free = rows.filter(({ of: { party } }) => rootOf(party).devices.length === 0);
  if (round === 'wide' && operation !== 'PKIOperation') return;
  const shifts = new Shifts(joining);
  const seekers: Seeker<PlacedCall>[] = calls
    .filter((one) => one.call.operation === operation && lacks(one, operation, answered))
    .map((one) => {
      const placed = placedBy(shifts, joining, one);
      const of = round === 'wide' ? { ...placed, slackMs: Math.max(placed.slackMs, WIDE_MS) } : placed;
      return { of, within: { from: of.placed.from - of.slackMs, to: of.placed.to + of.slackMs } };
    });
  for (const { within } of seekers) joining.looks.window(operation, within.from, within.to);
  if (free.length === 0) return;
  const cost = (one: PlacedCall, row: Row): number | undefined => {
    if (identities.isAnother(one.path, rootOf(row.party))) return undefined;
    const strange = identities.strangeness(one.path, row.fragment);
    const apart = strange === undefined ? undefined : costOf(joining, one, row);
    return apart === undefined || strange === undefined ? undefined : apart + strange;
  };
  const grainMs = ({ path }: PlacedCall): number =>
    round === 'wide' ? WIDE_MS : identities.isKnown(path) ? SAME_MS : STRANGER_MS;
  for (const { seeker, candidate, rivals } of assign(seekers, free, { cost, grainMs })) {
    if (round !== 'rest' && rivals.length > 0) continue;
    const strange = identities.strangeness(seeker.path, candidate.fragment) ?? STRANGE_MS;
    const others = rivals.map(({ fragment }) => fragment);
    const fits = joining.times.isSet(seeker.path) && !differs(seeker.call, candidate.call) && strange < STRANGE_MS;
    const confidence = round !== 'wide' && fits ? 'likely' : 'guess';
    const link = strange === 0 ? 'address' : 'clock';
    if (joining.hint(seeker.party, candidate.party, link, confidence, others, [seeker.fragment])) {
      answered.add(seeker.call);
      // A guess says nothing new of a device that has shown how it appears.
      const isSure = rivals.length === 0 && (confidence === 'likely' || !identities.isKnown(seeker.path));
      if (isSure) identities.learn(rootOf(seeker.party));
    }
  }
}

function lacks({ call, party }: DeviceCall, operation: Operation, answered: ReadonlySet<Call>): boolean {
  if (answered.has(call)) return false;
  return operation !== 'PKIOperation' || !hasRequestRow(rootOf(party));
}

function placedBy(shifts: Shifts, { times }: Joining, one: DeviceCall): PlacedCall {
  const shift = shifts.of(one.party, one.path, one.call);
  return {
    ...one,
    placed: shifted(one.call, shift ?? 0),
    slackMs: shift === undefined ? times.slack(one.path) : SHIFTED_SLACK_MS,
  };
}

function middle(call: Call, grainMs: number): number {
  return call.to - grainMs / 2;
}

function costOf(joining: Joining, { placed: call, party }: PlacedCall, row: Row): number | undefined {
  const device = rootOf(party);
  const other = rootOf(row.party);
  if (contradiction(device, other) || speaksAgainst(device, other) || !isClient(device, row.fragment)) return undefined;
  if (row.call.operation === 'GetCACert' && (row.call.status ?? 0) >= 400 && traitsOf(device).reply === 'done') return undefined;
  if (call.failed && (row.call.status ?? 0) < 400) return undefined;
  if (isOfGateway(call, row.call)) return undefined;
  const apart = distance(call, row.call, joining.grain(row.fragment.path));
  return apart + (differs(call, row.call) ? OTHER_STATUS_MS : 0) + (isElsewhere(device, row.fragment) ? OTHER_ADDRESS_MS : 0);
}

/** A proxy answers for a server that does not; what the server had answered by then, it would have passed on. */
function isOfGateway(call: Call, row: Call): boolean {
  return GATEWAY.has(call.status ?? 0) && differs(call, row) && call.toKnown && row.to < call.to - PASSED_ON_MS;
}

/** Bad gateway and gateway timeout (RFC 9110 section 15.6). */
const GATEWAY: ReadonlySet<number> = new Set([502, 504]);
const PASSED_ON_MS = 5000;

function differs(a: Call, b: Call): boolean {
  return a.status !== undefined && b.status !== undefined && a.status !== b.status;
}

/** Devices that are known call themselves by names that are known: a client that does not is none of them. */
function isClient({ platform }: Party, { keys: { agent }, platform: client }: Fragment): boolean {
  if (platform !== 'unknown' && client === 'unknown' && agent !== undefined && agent !== '-') return false;
  return alike(platform, client);
}

/** True where the enrollment has rows already, all of them from other addresses. */
function isElsewhere({ parts }: Party, { keys: { address } }: Fragment): boolean {
  let seen = false;
  for (const { fragment } of parts) {
    if (fragment.kind !== 'request' || fragment.keys.address === undefined || address === undefined) continue;
    if (fragment.keys.address === address) return false;
    seen = true;
  }
  return seen;
}
