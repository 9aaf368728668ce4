import { type Call, rowCall } from '../calls.ts';
import { CERTAIN_KEYS, type Fragment } from '../fragment.ts';
import { firstOf, type LogFragments } from '../fragments.ts';
import { type ClientSpan, type Looks, windowed } from '../looks.ts';
import { partyOf } from '../parties.ts';
import { AGAIN_MS, BEFORE_MS } from '../row-groups.ts';
import { Joining } from '../state.ts';
import type { CaseTimes } from '../times.ts';
import type { World } from '../world.ts';
import { type Cluster, spansOf } from './reach.ts';

/** Pieces that came and pieces that went. */
export interface Change {
  readonly added: readonly Fragment[];
  readonly gone: ReadonlySet<Fragment>;
}

/** What differs between the pieces of two times; undefined for more than `most`. */
export function changeOf(
  before: ReadonlyMap<string, LogFragments>,
  now: ReadonlyMap<string, LogFragments>,
  most: number,
): Change | undefined {
  const added: Fragment[] = [];
  const gone = new Set<Fragment>();
  for (const path of new Set([...before.keys(), ...now.keys()])) {
    const [old, fresh] = [before.get(path)?.fragments ?? [], now.get(path)?.fragments ?? []];
    if (old === fresh) continue;
    if (Math.abs(old.length - fresh.length) > most) return undefined;
    let same = 0;
    while (same < old.length && old[same] === fresh[same]) same++;
    const rest = new Set(old.slice(same));
    for (const fragment of fresh.slice(same)) if (!rest.delete(fragment)) added.push(fragment);
    for (const fragment of rest) gone.add(fragment);
    if (added.length + gone.size > most) return undefined;
  }
  return { added, gone };
}

interface Client {
  /** When GETs came. */
  readonly gets: number[];
  /** When requests came or went, with the requests next to each that stayed. */
  readonly requests: { readonly at: number; before: Next; after: Next }[];
}

interface Next {
  readonly at: number;
  readonly clusters: readonly Cluster[];
}

/** What may have to do with a change, by keys, by the log of a server, by client, and by time. */
export class Neighbours {
  /** Rows that came. */
  readonly rows: readonly Call[];
  /** When something may be compared with what came. */
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  readonly #moments: Moments;
  readonly #keys = CERTAIN_KEYS.map((kind) => ({ kind, values: new Set<string>() }));
  readonly #keyed: boolean;
  readonly #attempts = new Map<string, Set<number>>();
  readonly #clients = new Map<string | undefined, Map<string | undefined, Client>>();

  /** `now`: by which times are told of what is there; `before`: of what is gone. */
  constructor({ added, gone }: Change, now: Moments, before: Moments) {
    this.#moments = now;
    this.spans = spansOf(new Joining(now.world, added, added.map(partyOf), now.times));
    const rows: Call[] = [];
    for (const fragment of added) {
      for (const { kind, values } of this.#keys) for (const value of fragment.keys[kind]) values.add(value);
      if (fragment.kind !== 'request') continue;
      const { attempt } = fragment;
      if (attempt !== undefined) this.#attempts.set(fragment.path, (this.#attempts.get(fragment.path) ?? new Set()).add(attempt));
      const row = rowOf(fragment, now);
      if (!row) continue;
      rows.push(row);
      this.#note(fragment, row, true);
    }
    for (const fragment of gone) {
      const row = fragment.kind === 'request' ? rowOf(fragment, before) : undefined;
      if (row) this.#note(fragment, row, false);
    }
    this.rows = rows;
    this.#keyed = this.#keys.some(({ values }) => values.size > 0);
  }

  #note({ keys: { address, agent } }: Fragment, { operation, to }: Call, came: boolean): void {
    const agents = this.#clients.get(address) ?? new Map<string | undefined, Client>();
    this.#clients.set(address, agents);
    const client = agents.get(agent) ?? { gets: [], requests: [] };
    agents.set(agent, client);
    if (operation === 'PKIOperation') {
      const [before, after] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
      client.requests.push({ at: to, before: { at: before, clusters: [] }, after: { at: after, clusters: [] } });
    } else if (came) client.gets.push(to);
  }

  /** True where a piece shares a key with one that came, an attempt of its log, or is a request behind a GET that came. */
  touches(fragment: Fragment, cluster: Cluster): boolean {
    if (this.#keyed && this.#keys.some(({ kind, values }) => fragment.keys[kind].some((value) => values.has(value)))) return true;
    if (fragment.kind !== 'request') return false;
    const { act, attempt } = fragment;
    if (attempt !== undefined && this.#attempts.get(fragment.path)?.has(attempt)) return true;
    if (act !== 'PKIOperation') return false;
    const client = this.#clients.get(fragment.keys.address)?.get(fragment.keys.agent);
    const row = client && rowOf(fragment, this.#moments);
    if (!client || !row) return false;
    pass(client, row.to, cluster);
    return client.gets.some((at) => at <= row.to && row.to - at <= BEFORE_MS);
  }

  /** Requests of one client that stand next to one that came or went: those that were passed to `touches`. */
  *nearest(): Generator<Cluster> {
    for (const agents of this.#clients.values()) {
      for (const { requests } of agents.values()) {
        for (const { at, before, after } of requests) {
          if (at - before.at <= AGAIN_MS) yield* before.clusters;
          if (after.at - at <= AGAIN_MS) yield* after.clusters;
        }
      }
    }
  }
}

function pass({ requests }: Client, to: number, cluster: Cluster): void {
  for (const request of requests) {
    if (to <= request.at) request.before = nearer(request.before, to, cluster, to > request.before.at);
    if (to >= request.at) request.after = nearer(request.after, to, cluster, to < request.after.at);
  }
}

function nearer(known: Next, at: number, cluster: Cluster, isNearer: boolean): Next {
  if (isNearer) return { at, clusters: [cluster] };
  return at === known.at ? { at, clusters: [...known.clusters, cluster] } : known;
}

interface Moments {
  readonly times: CaseTimes;
  readonly world: World;
}

function rowOf(fragment: Fragment, { times, world }: Moments): Call | undefined {
  return rowCall(fragment.path, firstOf(fragment), times, world.grains.get(fragment.path) ?? 1);
}

/** Where a join looked for rows. */
export class Sought {
  readonly #looks: Looks;
  readonly #isWithin: ReturnType<typeof windowed>;
  readonly #gets: Spans;
  readonly #requests: Spans;
  readonly #moments: Moments;

  constructor({ looks, times, world }: Joining) {
    this.#looks = looks;
    this.#isWithin = windowed(looks.windows);
    this.#gets = byClient(looks.gets);
    this.#requests = byClient(looks.requests);
    this.#moments = { times, world };
  }

  get isEmpty(): boolean {
    return this.#gets.size === 0 && this.#requests.size === 0 && this.#looks.windows.size === 0;
  }

  has(fragment: Fragment): boolean {
    if (fragment.kind !== 'request') return false;
    const { address, agent } = fragment.keys;
    const isRequest = fragment.act === 'PKIOperation';
    const spans = (isRequest ? this.#requests : this.#gets).get(address)?.get(agent);
    if (!spans && this.#looks.windows.size === 0) return false;
    const row = rowOf(fragment, this.#moments);
    if (!row) return false;
    if (spans?.some(({ from, to }) => from <= row.to && row.to <= to)) return true;
    return this.#isWithin(row.operation, row.to);
  }
}

type Spans = ReadonlyMap<string | undefined, ReadonlyMap<string | undefined, readonly ClientSpan[]>>;

function byClient(all: readonly ClientSpan[]): Spans {
  const spans = new Map<string | undefined, Map<string | undefined, ClientSpan[]>>();
  for (const span of all) {
    const agents = spans.get(span.address) ?? new Map<string | undefined, ClientSpan[]>();
    spans.set(span.address, agents);
    const known = agents.get(span.agent);
    if (known) known.push(span);
    else agents.set(span.agent, [span]);
  }
  return spans;
}
