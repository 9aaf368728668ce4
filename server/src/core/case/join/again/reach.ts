import type { Observation } from '../../../log/facts.ts';
import { countWhile } from '../../../text/sorted.ts';
import type { Operation } from '../calls.ts';
import { AROUND_MS, AT_CHANGES_MS } from '../event-hints.ts';
import type { Fragment } from '../fragment.ts';
import { firstOf } from '../fragments.ts';
import { ROW_MS, type Windows } from '../looks.ts';
import type { Party } from '../parties.ts';
import { policyCall, policySlack } from '../policy-hints.ts';
import { WORK_MS } from '../requests.ts';
import { isRequestRow, type Joining } from '../state.ts';

/**
 * Enrollments, and what is left over, of which one may have been compared with another when they were joined. Whatever changes in others
 * changes nothing here. All tries of devices are in one, since one join shows as what a device appears in the next.
 */
export interface Cluster {
  readonly ofDevices: boolean;
}

/** A span of time in which only pieces of one cluster were compared with one another. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly cluster: Cluster;
}

export interface Reach {
  /** In order of time where they are of one join. */
  readonly runs: readonly Run[];
  /** Where tries of devices looked for rows. */
  readonly windows: Windows;
}

/** Puts the enrollments of a join into clusters, which each of them knows then. n log n. */
export function reachOf(joining: Joining): Reach {
  const { fragments, parties, looks, deviceIndexes } = joining;
  const groups = new Groups(fragments.length);
  parties.forEach((_, index) => {
    groups.unite(index, joining.root(index).index);
  });
  const { pairs } = looks;
  for (let i = 0; i < pairs.length; i += 2) groups.unite(pairs[i] ?? 0, pairs[i + 1] ?? 0);
  const [device] = deviceIndexes;
  if (device !== undefined) {
    for (const other of deviceIndexes) groups.unite(device, other);
    for (const index of rowsWithin(joining, looks.windows)) groups.unite(device, index);
  }
  const spans = spansOf(joining);
  const found: { from: number; to: number; readonly index: number }[] = [];
  for (const { from, to, index } of spans) {
    const last = found.at(-1);
    if (!last || from > last.to) found.push({ from, to, index });
    else {
      groups.unite(last.index, index);
      last.to = Math.max(last.to, to);
    }
  }
  const clusters = new Map<number, Cluster>();
  const ofDevices = device === undefined ? -1 : groups.of(device);
  const clusterOf = (index: number): Cluster => {
    const group = groups.of(index);
    let cluster = clusters.get(group);
    if (!cluster) {
      cluster = { ofDevices: group === ofDevices };
      clusters.set(group, cluster);
    }
    return cluster;
  };
  for (const root of joining.roots()) root.cluster = clusterOf(root.index);
  return { runs: found.map(({ from, to, index }) => ({ from, to, cluster: clusterOf(index) })), windows: looks.windows };
}

/** Rows that lie where a device looked for them. */
function* rowsWithin(joining: Joining, windows: Windows): Generator<number> {
  if (windows.size === 0) return;
  const rows = new Map<Operation, { readonly index: number; readonly at: number }[]>();
  joining.fragments.forEach((fragment, index) => {
    if (fragment.kind !== 'request') return;
    const [call] = joining.calls(index);
    if (!call) return;
    const row = { index, at: call.to };
    const known = rows.get(call.operation);
    if (known) known.push(row);
    else rows.set(call.operation, [row]);
  });
  for (const [operation, spans] of windows) {
    const sorted = (rows.get(operation) ?? []).sort((a, b) => a.at - b.at);
    for (let i = 0; i < spans.length; i += 2) {
      const to = (spans[i + 1] ?? 0) + ROW_MS;
      for (let at = countWhile(sorted.length, (n) => (sorted[n]?.at ?? 0) < (spans[i] ?? 0)); at < sorted.length; at++) {
        const row = sorted[at];
        if (!row || row.at > to) break;
        yield row.index;
      }
    }
  }
}

interface Span {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** When each piece, beyond what a device looks for, may be compared with others: in order of time. */
export function spansOf(joining: Joining): readonly Span[] {
  const spans: Span[] = [];
  joining.fragments.forEach((fragment, index) => {
    switch (fragment.kind) {
      case 'request':
        if (isRequestRow({ fragment })) ofCalls(joining, index, AROUND_MS, spans);
        break;
      case 'device':
        ofCalls(joining, index, joining.times.slack(fragment.path), spans);
        break;
      case 'policy':
        ofPolicy(joining, fragment, index, spans);
        break;
      case 'connector':
        ofLines(joining, fragment, index, NO_MOVE, spans);
        break;
      case 'event':
        if (!JOINED_BY_TIME.has(firstOf(fragment).by)) break;
        ofLines(joining, fragment, index, joining.times.isLocal(fragment.path) ? AT_CHANGES_MS : NO_MOVE, spans);
        break;
    }
  });
  return spans.sort((a, b) => a.from - b.from);
}

const NO_MOVE: readonly number[] = [0];
/** Whose events are joined by their time. */
const JOINED_BY_TIME: ReadonlySet<Observation['by']> = new Set<Observation['by']>(['ndes', 'ca']);

function ofCalls(joining: Joining, index: number, slack: number, spans: Span[]): void {
  for (const { operation, from, to, fromKnown } of joining.calls(index)) {
    if (operation !== 'PKIOperation') continue;
    const isDevice = joining.fragments[index]?.kind === 'device';
    spans.push({ index, from: (fromKnown || isDevice ? from : from - WORK_MS) - slack, to: to + slack });
  }
}

function ofPolicy(joining: Joining, fragment: Fragment, index: number, spans: Span[]): void {
  const slack = Math.max(policySlack(joining, fragment, 'iis'), policySlack(joining, fragment, 'registration-point'));
  for (const act of ['verify', 'notify'] as const) {
    const call = policyCall(joining, fragment, act);
    if (call) spans.push({ index, from: call.from - slack, to: call.to + slack });
  }
}

function ofLines(joining: Joining, fragment: Fragment, index: number, moves: readonly number[], spans: Span[]): void {
  for (const { observation } of fragment.members) {
    const at = joining.at(fragment, observation);
    if (at !== undefined) for (const move of moves) spans.push({ index, from: at + move, to: at + move });
  }
}

/** Numbers that belong together. */
class Groups {
  readonly #parents: Int32Array;

  constructor(size: number) {
    this.#parents = Int32Array.from({ length: size }, (_, i) => i);
  }

  of(index: number): number {
    const parents = this.#parents;
    let at = index;
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      const next = parents[parent] ?? parent;
      parents[at] = next;
      at = next;
    }
    return at;
  }

  unite(a: number, b: number): void {
    const [first, second] = [this.of(a), this.of(b)];
    if (first !== second) this.#parents[Math.max(first, second)] = Math.min(first, second);
  }
}

/** The cluster of an enrollment that was joined. */
export function clusterOf({ cluster }: Party): Cluster {
  if (!cluster) throw new Error('clusters are made of all enrollments at once');
  return cluster;
}
