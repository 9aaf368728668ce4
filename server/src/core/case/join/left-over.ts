import type { Clock } from '../model.ts';
import { type Party, rootOf } from './parties.ts';
import { hasRequestRow, type Joining } from './state.ts';

/** A clock that is further off cannot be told from one of another zone; of a log in UTC, from a wrong one. */
const FURTHEST_UTC_MS = 15 * 60_000;
const FURTHEST_MS = 14 * 3_600_000 + FURTHEST_UTC_MS;

/**
 * The clocks with those of logs that are left: where one try of a device and one request of such a client are all that nothing was joined
 * to, they are taken for a pair, which is a guess.
 */
export function leftOver(clocks: readonly Clock[], joining: Joining): readonly Clock[] | undefined {
  const alone = logsAlone(joining);
  const known = new Map(clocks.map((clock) => [clock.path, clock]));
  const tries = callsLeft(joining, 'device').filter(({ path }) => alone.has(path) && known.get(path)?.basis !== 'user');
  const requests = callsLeft(joining, 'request');
  const found = new Map<string, Clock>();
  for (const [device, ...others] of groupBy(tries, ({ platform }) => platform)) {
    const clock = device && known.get(device.path);
    if (!clock || others.length > 0) continue;
    const [request, ...more] = requests.filter(({ platform }) => platform === device.platform);
    if (!request || more.length > 0 || !agree(device, request)) continue;
    const apart = device.at - request.at;
    if (Math.abs(apart) <= (clock.basis === 'assumed' ? FURTHEST_MS : FURTHEST_UTC_MS))
      found.set(clock.path, moved(clock, apart));
  }
  return found.size === 0 ? undefined : clocks.map((clock) => found.get(clock.path) ?? clock);
}

/** Zones differ by quarters of an hour. */
const QUARTER_MS = 15 * 60_000;

/** A clock that takes so much more from the times of its log, as far as one pair shows. */
function moved(clock: Clock, ms: number): Clock {
  const zone = clock.basis === 'assumed' ? Math.round(ms / QUARTER_MS) * 15 : 0;
  const skewSeconds = clock.skewSeconds + Math.round((ms - zone * 60_000) / 1000);
  const basis = clock.basis === 'assumed' ? 'estimated' : clock.basis;
  return { ...clock, basis, offsetMinutes: clock.offsetMinutes + zone, skewSeconds, confidence: 'guess', pairs: 1 };
}

interface LeftCall {
  readonly path: string;
  readonly at: number;
  readonly platform: string;
  readonly status: number | undefined;
}

/** Requests of devices or rows of servers that belong to no other log. */
function callsLeft(joining: Joining, kind: 'device' | 'request'): readonly LeftCall[] {
  const seen = new Set<Party>();
  return joining.fragments.flatMap(({ kind: own, path }, index) => {
    const root = joining.root(index);
    if (own !== kind || seen.has(root)) return [];
    if (kind === 'device' ? hasRequestRow(root) : root.devices.length > 0) return [];
    const call = joining.calls(index).find(({ operation }) => operation === 'PKIOperation');
    if (!call || call.failed) return [];
    seen.add(root);
    const platform = root.platform === 'macos' ? 'ios' : root.platform;
    return [{ path, at: kind === 'device' && !call.toKnown ? call.from : call.to, platform, status: call.status }];
  });
}

function agree(a: LeftCall, b: LeftCall): boolean {
  return a.status === undefined || b.status === undefined || a.status === b.status;
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups.values()];
}

/** Paths of logs of which no piece was joined to another log. */
export function logsAlone({ fragments, parties }: Joining): ReadonlySet<string> {
  const joined = new Set<string>();
  const all = new Set<string>();
  fragments.forEach(({ path }, index) => {
    all.add(path);
    const party = parties[index];
    if (party && rootOf(party).parts.some(({ fragment }) => fragment.path !== path)) joined.add(path);
  });
  return new Set([...all].filter((path) => !joined.has(path)));
}
