import type { LogFacts } from '../../../log/facts.ts';
import { countWhile } from '../../../text/sorted.ts';
import type { Clock } from '../../model.ts';
import type { Fragment } from '../fragment.ts';
import type { LogFragments } from '../fragments.ts';
import { joinFragments } from '../index.ts';
import { windowed } from '../looks.ts';
import type { Party } from '../parties.ts';
import type { Joining } from '../state.ts';
import { type CaseTimes, timesOf } from '../times.ts';
import { isSameWorld, type World, worldOf } from '../world.ts';
import { type Change, changeOf, Neighbours, Sought } from './change.ts';
import { type Cluster, clusterOf, type Reach, reachOf } from './reach.ts';

/** A case that was joined. */
export interface JoinedCase {
  readonly clocks: readonly Clock[];
  readonly times: CaseTimes;
  readonly world: World;
  /** Its enrollments and what is left over, each once, in the order of their first pieces. */
  readonly roots: readonly Party[];
  /** The pieces of each log, in the order of the logs. */
  readonly pieces: ReadonlyMap<string, LogFragments>;
  /** What depends on what: what it was made of may go. */
  readonly reach: Reach;
  /** So many pieces were joined for it. */
  readonly joined: number;
}

/** A log that changed by more is another log. */
const MOST_CHANGED = 500;
/** Where more than this share depends on the change, joining all of it takes as long. */
const MOST_SHARE = 0.5;
/** So often more is found to depend on a change, and it is joined once more. */
const MOST_TRIES = 6;

/** Joins the pieces of all logs under these clocks. `logs` are in the order of their paths. */
export function joinAll(
  logs: readonly LogFacts[],
  pieces: ReadonlyMap<string, LogFragments>,
  clocks: readonly Clock[],
): JoinedCase {
  const world = worldOf(logs, pieces.values());
  const times = timesOf(clocks);
  const fragments = [...pieces.values()].flatMap((log) => log.fragments);
  const joining = joinFragments(world, fragments, times);
  return {
    ...{ clocks, times, world, pieces, joined: fragments.length, roots: joining.roots() },
    reach: reachOf(joining),
  };
}

/**
 * The case after some of its logs changed by a little, under the same clocks of what they said before: what depends on what changed is joined anew, and all else stays
 * the same objects. It says what joining all of it would. Undefined where that takes as long.
 */
export function grow(
  before: JoinedCase,
  logs: readonly LogFacts[],
  pieces: ReadonlyMap<string, LogFragments>,
  clocks: readonly Clock[],
): JoinedCase | undefined {
  const world = worldOf(logs, pieces.values());
  if (!isSameWorld(before.world, world)) return undefined;
  const change = changeOf(before.pieces, pieces, MOST_CHANGED);
  if (!change) return undefined;
  const { roots } = before;
  const times = timesOf(clocks);
  if (change.added.length + change.gone.size === 0) return { ...before, clocks, times, world, pieces, joined: 0 };
  const places = new Places(pieces);
  const reach = before.reach;
  const all = [...pieces.values()].reduce((sum, { fragments }) => sum + fragments.length, 0);
  const touched = touchedBy(before, new Neighbours(change, { times, world }, before), change, reach);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const region = [...change.added];
    for (const root of roots) {
      if (!touched.has(clusterOf(root))) continue;
      for (const { fragment } of root.parts) if (!change.gone.has(fragment)) region.push(fragment);
    }
    if (region.length > all * MOST_SHARE) return undefined;
    const joining = joinFragments(world, region.sort(places.compare), times);
    const known = touched.size;
    for (const cluster of alsoTouched(roots, joining, touched)) touched.add(cluster);
    if (touched.size > known) continue;
    const now = reachOf(joining);
    const kept = roots.filter((root) => !touched.has(clusterOf(root)));
    const runs = [...reach.runs.filter(({ cluster }) => !touched.has(cluster)), ...now.runs];
    const windows = joining.deviceIndexes.length > 0 ? now.windows : hasDevices(touched) ? now.windows : reach.windows;
    return {
      ...{ clocks, times, world, pieces, joined: region.length },
      roots: merged(kept, joining.roots(), places),
      reach: { runs, windows },
    };
  }
  return undefined;
}

function hasDevices(clusters: ReadonlySet<Cluster>): boolean {
  return [...clusters].some(({ ofDevices }) => ofDevices);
}

/** What was compared with something that is gone, or would have been with what is new. */
function touchedBy({ roots }: JoinedCase, neighbours: Neighbours, change: Change, { runs, windows }: Reach): Set<Cluster> {
  const touched = new Set<Cluster>();
  const isWithin = windowed(windows);
  const hasGone = change.gone.size > 0;
  const devices =
    change.added.some(({ kind }) => kind === 'device') || neighbours.rows.some(({ operation, to }) => isWithin(operation, to));
  for (const root of roots) {
    const cluster = clusterOf(root);
    if (cluster.ofDevices && devices) touched.add(cluster);
    for (const { fragment } of root.parts) {
      if (hasGone && change.gone.has(fragment)) touched.add(cluster);
      else if (neighbours.touches(fragment, cluster)) touched.add(cluster);
    }
  }
  for (const { from, to } of neighbours.spans) {
    for (const run of runs) if (run.from <= to && from <= run.to) touched.add(run.cluster);
  }
  for (const cluster of neighbours.nearest()) touched.add(cluster);
  return touched;
}

/** What lies where the new join has looked, and was not part of it. */
function alsoTouched(roots: readonly Party[], joining: Joining, touched: ReadonlySet<Cluster>): Set<Cluster> {
  const more = new Set<Cluster>();
  const sought = new Sought(joining);
  if (sought.isEmpty) return more;
  for (const root of roots) {
    const cluster = clusterOf(root);
    if (touched.has(cluster) || more.has(cluster)) continue;
    if (root.parts.some(({ fragment }) => sought.has(fragment))) more.add(cluster);
  }
  return more;
}

/** Where pieces stand in the case: in the order of their logs, then in that of each log. */
class Places {
  readonly #pieces: ReadonlyMap<string, LogFragments>;
  readonly #logs: ReadonlyMap<string, number>;
  readonly #inLog = new Map<string, ReadonlyMap<Fragment, number>>();

  constructor(pieces: ReadonlyMap<string, LogFragments>) {
    this.#pieces = pieces;
    this.#logs = new Map([...pieces.keys()].map((path, i) => [path, i]));
  }

  readonly compare = (a: Fragment, b: Fragment): number => {
    if (a.path !== b.path) return (this.#logs.get(a.path) ?? 0) - (this.#logs.get(b.path) ?? 0);
    return a.record - b.record || this.#placeOf(a) - this.#placeOf(b);
  };

  /** Only of those that one record begins. */
  #placeOf(fragment: Fragment): number {
    let places = this.#inLog.get(fragment.path);
    if (!places) {
      places = new Map((this.#pieces.get(fragment.path)?.fragments ?? []).map((one, i) => [one, i]));
      this.#inLog.set(fragment.path, places);
    }
    return places.get(fragment) ?? 0;
  }
}

/** Both in the order of the pieces that they began with. */
function merged(kept: readonly Party[], anew: readonly Party[], places: Places): readonly Party[] {
  const parts: (readonly Party[])[] = [];
  let next = 0;
  for (const root of anew) {
    const begins = beginning(root);
    const isBefore = (i: number): boolean => {
      const one = kept[i];
      return one !== undefined && places.compare(beginning(one), begins) < 0;
    };
    const at = countWhile(kept.length, isBefore);
    parts.push(kept.slice(next, at), [root]);
    next = at;
  }
  parts.push(kept.slice(next));
  return parts.flat();
}

function beginning({ parts: [first] }: Party): Fragment {
  if (!first) throw new Error('an enrollment has pieces');
  return first.fragment;
}
