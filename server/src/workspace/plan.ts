import { fileURLToPath, pathToFileURL } from 'node:url';
import { isArchiveName } from '../core/archive/index.ts';
import { LIMITS } from '../core/limits.ts';
import { msg } from '../core/text/sentence.ts';
import { encodedPath, parseBundleUri } from './bundle-uri.ts';
import { excluding } from './exclude.ts';
import type { Task, TaskBytes } from './look.ts';
import type { ClientFiles, Looked, Root, ScanOptions } from './model.ts';
import { clientTree, nameOfUri } from './sources/client-tree.ts';
import { type DiskPath, LOST, pathsNamed, shownPath } from './sources/disk-path.ts';
import { diskTree } from './sources/disk-tree.ts';
import { isDescriptor, reasonOf, Unreadable } from './sources/open-file.ts';
import { type Found, type FoundFile, type TreeStat, Walk } from './walk.ts';

/** A file that is to be looked at, or what is known of it without that. */
export type Planned =
  | { readonly kind: 'task'; readonly task: Omit<Task, 'bytes'>; readonly version: string; readonly bytes: PlannedBytes }
  | { readonly kind: 'told'; readonly looked: Looked };

/** `client`: the client gives them when their turn comes. */
export type PlannedBytes = TaskBytes | { readonly kind: 'client'; read(): Promise<Uint8Array> };

/** Everything that is to be looked at, in the order in which it is told: files of disks by name, then those that only the client can read. */
export async function planOf(roots: readonly Root[], options: ScanOptions): Promise<readonly Planned[]> {
  const planner = new Planner(options);
  for (const root of sorted(roots)) await planner.add(root);
  return planner.plan();
}

/** What a command line names says the same in any order; an editor shows its folders in one. */
function sorted(roots: readonly Root[]): readonly Root[] {
  const key = (root: Root): string => (root.kind === 'path' ? root.path : '');
  return [...roots].sort((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))));
}

class Planner {
  readonly #options: ScanOptions;
  readonly #disk: Walk<DiskPath>;
  readonly #client: Walk<string> | undefined;
  readonly #others: ((place: number) => Planned)[] = [];
  readonly #given = new Set<string>();

  constructor(options: ScanOptions) {
    this.#options = options;
    const { client, exclude = [], most } = options;
    const excluded = excluding(exclude);
    this.#disk = new Walk<DiskPath>(diskTree, most?.files, excluded);
    this.#client = client && new Walk<string>(clientTree(client), most?.files, excluded);
  }

  async add(root: Root): Promise<void> {
    if (root.kind === 'path') return this.#addPath(root.path);
    const { uri, name } = root;
    const bundle = parseBundleUri(uri);
    if (bundle) return this.#addInside(uri, name, bundle);
    const file = pathOf(uri);
    if (file !== undefined) return this.#disk.add(file, name);
    if (this.#client) return this.#client.add(uri, name);
    this.#refuse(uri, name === '' ? nameOfUri(uri) : name, ELSEWHERE);
  }

  plan(): readonly Planned[] {
    const { archives, client } = this.#options;
    const disk = this.#disk
      .found()
      .map((found, place) => planned(found, place, archives, { uriOf: uriOfDisk, bytesOf: bytesOfDisk }));
    const bytesOf = (uri: string, { size }: TreeStat): PlannedBytes => ({
      kind: 'client',
      read: () => fromClient(client, uri, size),
    });
    const sent = (this.#client?.found() ?? []).map((found, i) =>
      planned(found, disk.length + i, archives, { uriOf: (uri) => uri, bytesOf }),
    );
    const leftOut = this.#disk.leftOut + (this.#client?.leftOut ?? 0);
    if (leftOut > 0)
      this.#others.push((place) => ({ kind: 'told', looked: { ...nowhere(place), kind: 'excluded', count: leftOut } }));
    const all = [...disk, ...sent, ...this.#others.map((make, i) => make(disk.length + sent.length + i))];
    return within(all, this.#options.most?.bytes ?? Number.POSITIVE_INFINITY);
  }

  /** Several names that lost bytes may have become the same one, which stands for them all. */
  async #addPath(given: string): Promise<void> {
    if (given.includes(LOST) && this.#given.has(given)) return;
    this.#given.add(given);
    const starts = await pathsNamed(given).catch(() => []);
    for (const start of starts.length === 0 ? [given] : starts) await this.#disk.add(start); // what is not there says so itself
  }

  /** A folder of an archive that an editor shows as one. */
  async #addInside(uri: string, name: string, { archive, path: inside }: { archive: string; path: string }): Promise<void> {
    const file = pathOf(archive);
    const { client, archives } = this.#options;
    const path = name === '' ? nameOfUri(archive) : name;
    try {
      const stat = file === undefined ? await client?.stat(archive) : await diskTree.stat(file);
      if (!stat) return this.#refuse(uri, path, ELSEWHERE);
      const { size } = stat;
      const bytes: PlannedBytes =
        file === undefined ? { kind: 'client', read: () => fromClient(client, archive, size) } : { kind: 'disk', file };
      const version = 'version' in stat ? stat.version : `${size} ${stat.modifiedMs}`;
      const task = { path, uri: archive, named: false, size, inside, archive: true, prefix: name, archives };
      this.#others.push((place) => ({ kind: 'task', task: { ...task, place }, version, bytes }));
    } catch (error) {
      this.#refuse(uri, path, reasonOf(error));
    }
  }

  #refuse(uri: string, path: string, reason: Extract<Looked, { readonly kind: 'refused' }>['reason']): void {
    this.#others.push((place) => ({
      kind: 'told',
      looked: { path, uri, place: [place, 0], named: true, kind: 'refused', reason },
    }));
  }
}

/** Names that logs have, and what holds logs; of files with other names no more is read than their beginning. */
const MAY_BE_LONG = /(?:^|\/)[^./]+$|\.(?:log|lo_|txt|svclog|xml|csv|json|jsonl|ndjson|evtx|zip|cab)(?:\.\d{1,4})?$/i;

/** What is planned, up to so many bytes of files that may be read whole; the first one beyond is named, with how many more there are. */
function within(all: readonly Planned[], bytes: number): readonly Planned[] {
  let left = bytes;
  const fits = (planned: Planned): boolean => {
    if (planned.kind !== 'task' || !MAY_BE_LONG.test(planned.task.path)) return true;
    if (Number.isFinite(planned.task.size)) left -= planned.task.size;
    return left >= 0;
  };
  const kept = all.filter(fits);
  const beyond = all.length - kept.length;
  const first = all.find((planned, i) => planned !== kept[i]);
  if (first?.kind !== 'task') return kept;
  const { path, uri, place } = first.task;
  const reason = msg(
    'this and what follows is not read, since all together has more than {0} MB: files {1}',
    Math.floor(bytes / MB),
    beyond,
  );
  return [...kept, { kind: 'told', looked: { path, uri, place: [place, 0], named: false, kind: 'refused', reason } }];
}

const MB = 1024 * 1024;

/** Of what lies at no single place. */
function nowhere(place: number) {
  return { path: '', uri: '', place: [place, 0], named: false } as const;
}

const ELSEWHERE = msg('it is not on a disk of this machine');

interface Place<At> {
  uriOf(at: At): string;
  bytesOf(at: At, stat: TreeStat): PlannedBytes;
}

function planned<At>(found: Found<At>, place: number, archives: ScanOptions['archives'], { uriOf, bytesOf }: Place<At>): Planned {
  const { path, named } = found;
  const seen = { path, uri: uriOf(found.at), named };
  switch (found.kind) {
    case 'file':
      return taskOf(found, { ...seen, place, archives }, bytesOf(found.at, found.stat));
    case 'same':
      return { kind: 'told', looked: { ...seen, place: [place, 0], kind: 'same', of: found.of } };
    case 'refused':
      return { kind: 'told', looked: { ...seen, place: [place, 0], kind: 'refused', reason: found.reason } };
  }
}

function taskOf<At>(
  { stat: { size, version }, opaque }: FoundFile<At>,
  seen: Pick<Task, 'path' | 'uri' | 'named' | 'place' | 'archives'>,
  bytes: PlannedBytes,
): Planned {
  if (opaque) return { kind: 'told', looked: { ...seen, place: [seen.place, 0], kind: 'opaque' } };
  const archive = isArchiveName(seen.path) && bytes.kind !== 'pipe';
  return { kind: 'task', task: { ...seen, size, archive }, version, bytes };
}

function uriOfDisk(at: DiskPath): string {
  const { host, pathname } = pathToFileURL(shownPath(at));
  const path = decodeURIComponent(pathname).replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
  return `file://${host}${encodedPath(path)}`;
}

function bytesOfDisk(at: DiskPath): PlannedBytes {
  const shown = shownPath(at);
  return isDescriptor(shown) ? { kind: 'pipe', file: shown } : { kind: 'disk', file: at };
}

async function fromClient(client: ClientFiles | undefined, uri: string, size: number): Promise<Uint8Array> {
  if (size > LIMITS.sentBytes)
    throw new Unreadable('too-large', msg('the file has {0} bytes; at most {1} are read', size, LIMITS.sentBytes));
  return (await client?.read(uri)) ?? new Uint8Array();
}

/** The path of a `file:` uri; undefined for any other. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
