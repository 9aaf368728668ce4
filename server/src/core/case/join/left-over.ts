import type { Clock } from '../model.ts';
import type { JoinedCase } from './again/growth.ts';
import type { Call } from './calls.ts';
import type { Part } from './parties.ts';
import { callsIn, hasRequestRow } from './state.ts';

/** A clock that is further off cannot be told from one of another zone; of a log in UTC, from a wrong one. */
const FURTHEST_UTC_MS = 15 * 60_000;
const FURTHEST_MS = 14 * 3_600_000 + FURTHEST_UTC_MS;

/**
 * The clocks with those of logs that are left: where one try of a device and one request of such a client are all that nothing was joined
 * to, they are taken for a pair, which is a guess. `alone`: the logs of which nothing was joined to another.
 */
export function leftOver(joined: JoinedCase, alone: ReadonlySet<string>): readonly Clock[] | undefined {
  const { clocks } = joined;
  const known = new Map(clocks.map((clock) => [clock.path, clock]));
  const tries =
    alone.size === 0
      ? []
      : callsLeft(joined, 'device').filter(({ path }) => alone.has(path) && known.get(path)?.basis !== 'user');
  const requests = tries.length === 0 ? [] : callsLeft(joined, 'request');
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
function callsLeft({ roots, times, world }: JoinedCase, kind: 'device' | 'request'): readonly LeftCall[] {
  return roots.flatMap((root) => {
    if (kind === 'device' ? root.devices.length === 0 || hasRequestRow(root) : root.devices.length > 0) return [];
    for (const { fragment } of inOrder(root.parts)) {
      const call = fragment.kind === kind ? callsIn(fragment, times, world).find(isRequest) : undefined;
      if (!call || call.failed) continue;
      const platform = root.platform === 'macos' ? 'ios' : root.platform;
      const at = kind === 'device' && !call.toKnown ? call.from : call.to;
      return [{ path: fragment.path, at, platform, status: call.status }];
    }
    return [];
  });
}

function inOrder(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort(
    ({ fragment: a }, { fragment: b }) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1) || a.record - b.record,
  );
}

function isRequest({ operation }: Call): boolean {
  return operation === 'PKIOperation';
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
export function logsAlone({ roots, pieces }: Pick<JoinedCase, 'roots' | 'pieces'>): ReadonlySet<string> {
  const alone = new Set<string>();
  for (const [path, { fragments }] of pieces) if (fragments.length > 0) alone.add(path);
  for (const { parts } of roots) {
    if (alone.size === 0) break;
    const path = parts[0]?.fragment.path;
    if (parts.length < 2 || parts.every(({ fragment }) => fragment.path === path)) continue;
    for (const { fragment } of parts) alone.delete(fragment.path);
  }
  return alone;
}
