import type { LogFacts, Writer } from '../../log/facts.ts';
import { Machines } from '../machines.ts';
import { perLog, serversIn } from '../per-log.ts';
import { firstOf, type LogFragments } from './fragments.ts';
import { grainOf } from './times.ts';

/** What joining asks of a case as a whole, whichever of its pieces it looks at. */
export interface World {
  readonly machines: Machines;
  /** How fine the times of each log are, by path. */
  readonly grains: ReadonlyMap<string, number>;
  /** Records of requests for the answer to an earlier one, by path. */
  readonly polls: ReadonlyMap<string, ReadonlySet<number>>;
  /** So many records each log has, by path. */
  readonly records: ReadonlyMap<string, number>;
  /** Addresses from which more than one kind of client sends requests; empty for those whose log names none. */
  readonly shared: ReadonlySet<string>;
  /** Folders with calls of a policy module, each by the writer of the calls. */
  readonly folders: ReadonlySet<string>;
  /** Who writes such calls in the folder of each log, by its path: logs of one server are collected together. */
  readonly callers: ReadonlyMap<string, ReadonlySet<Writer>>;
}

export function worldOf(logs: readonly LogFacts[], pieces: Iterable<LogFragments>): World {
  const servers = logs.map((facts) => ({ path: facts.path, servers: serversIn(facts) }));
  const agents = new Map<string, string | undefined>();
  const shared = new Set<string>();
  const folders = new Set<string>();
  const near = new Map<string, Set<Writer>>();
  for (const log of pieces) {
    const { clients, callers, folder } = sightOf(log);
    for (const [address, all] of clients) {
      for (const agent of all) {
        if (agents.has(address) && agents.get(address) !== agent) shared.add(address);
        else agents.set(address, agent);
      }
    }
    for (const by of callers) {
      folders.add(`${by} ${folder}`);
      near.set(folder, (near.get(folder) ?? new Set()).add(by));
    }
  }
  return {
    machines: new Machines(servers),
    grains: new Map(logs.map((log) => [log.path, grainOf(log)])),
    polls: new Map(logs.map((log) => [log.path, pollsOf(log)])),
    records: new Map(logs.map((log) => [log.path, log.records])),
    shared,
    folders,
    callers: new Map(logs.map(({ path }) => [path, near.get(folderOf(path)) ?? NOBODY])),
  };
}

const NOBODY: ReadonlySet<Writer> = new Set();

/** True where pieces that did not change would be joined in one world as in the other. */
export function isSameWorld(a: World, b: World): boolean {
  if (!a.machines.equals(b.machines) || !sameSet(a.shared, b.shared) || !sameSet(a.folders, b.folders)) return false;
  for (const [path, grain] of a.grains) if ((b.grains.get(path) ?? grain) !== grain) return false;
  for (const [path, polls] of a.polls) {
    const now = b.polls.get(path);
    if (!now || now === polls) continue;
    // A record that was there before is what it was; what a log says further on is new in both.
    const before = a.records.get(path) ?? 0;
    for (const record of polls) if (!now.has(record)) return false;
    for (const record of now) if (record < before && !polls.has(record)) return false;
  }
  return true;
}

export function sameSet<Value>(a: ReadonlySet<Value>, b: ReadonlySet<Value>): boolean {
  if (a.size !== b.size) return false;
  for (const value of a) if (!b.has(value)) return false;
  return true;
}

/** RFC 8894 section 3.2.1.2: a request for the answer to one that was put off. */
const CERT_POLL = 20;

const pollsOf = perLog(({ messages }): ReadonlySet<number> => {
  return new Set(messages.filter(({ messageType }) => messageType === CERT_POLL).map(({ record }) => record));
});

interface Sight {
  /** The kinds of clients that send requests from each address. */
  readonly clients: ReadonlyMap<string, ReadonlySet<string | undefined>>;
  /** Who writes calls of a policy module here, and in which folder that is. */
  readonly callers: ReadonlySet<Writer>;
  readonly folder: string;
}

const sights = new WeakMap<LogFragments, Sight>();

function sightOf(log: LogFragments): Sight {
  let sight = sights.get(log);
  if (!sight) {
    sight = look(log);
    sights.set(log, sight);
  }
  return sight;
}

/** Keeps what was seen of a log's pieces before more of them came, if those say nothing new. */
export function keepSight(was: LogFragments, now: LogFragments): void {
  const known = sights.get(was);
  if (!known) return;
  const more = look({ ...now, fragments: now.fragments.slice(was.fragments.length) });
  const isKnown =
    [...more.callers].every((caller) => known.callers.has(caller)) &&
    [...more.clients].every(([address, agents]) => [...agents].every((agent) => known.clients.get(address)?.has(agent)));
  if (isKnown) sights.set(now, known);
}

function look({ fragments }: LogFragments): Sight {
  const clients = new Map<string, Set<string | undefined>>();
  const callers = new Set<Writer>();
  for (const fragment of fragments) {
    const { act, kind, keys } = fragment;
    if (kind === 'policy') callers.add(firstOf(fragment).by);
    if (kind !== 'request' || act !== 'PKIOperation') continue;
    const agents = clients.get(keys.address ?? '');
    if (agents) agents.add(keys.agent);
    else clients.set(keys.address ?? '', new Set([keys.agent]));
  }
  return { clients, callers, folder: folderOf(fragments[0]?.path ?? '') };
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
