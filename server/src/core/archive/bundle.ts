import { ARCHIVE_LIMITS, type ArchiveLimits } from '../limits.ts';
import { msg } from '../text/sentence.ts';
import { type Budget, type Clock, chargeArchive, fullBudget, Purse } from './budget.ts';
import type { Archive, Content, EntryBytes, Refusal, Unreadable } from './model.ts';
import { openArchive } from './open.ts';

/** A file that is not looked at, and why. */
export interface Passed {
  readonly kind: 'passed';
  readonly reason: Refusal['reason'];
}

/** A file that is too long to be unpacked at once. */
export interface Long {
  readonly kind: 'long';
  readonly bytes: EntryBytes;
}

/** A file or folder of a bundle, as a file system shows it. */
export type BundleNode =
  | { readonly kind: 'folder'; readonly modifiedMs: number }
  | { readonly kind: 'file'; readonly modifiedMs: number; readonly size: number };

/**
 * An archive as a tree of folders; archives inside it are folders too, opened when somebody looks into them. Paths are joined
 * by `/`; the empty path is the bundle itself. Nothing is ever written anywhere.
 */
export class Bundle {
  readonly #root: Folder;
  readonly #budget: Budget;
  /** Bytes of the archive itself. */
  readonly #size: number;

  private constructor(root: Folder, budget: Budget, size: number) {
    this.#root = root;
    this.#budget = budget;
    this.#size = size;
  }

  static open(data: Uint8Array, limits: ArchiveLimits = ARCHIVE_LIMITS): Bundle | Unreadable {
    const budget = fullBudget(limits);
    const archive = openArchive(data, budget);
    return archive.kind === 'unreadable' ? archive : new Bundle(folderOf(archive, 1), budget, data.length);
  }

  stat(path: string): BundleNode | undefined {
    const node = this.#find(path);
    if (!node) return undefined;
    const { modifiedMs } = node;
    return node.kind === 'file' ? { kind: 'file', modifiedMs, size: node.size } : { kind: 'folder', modifiedMs };
  }

  /** Names in a folder, sorted; undefined where there is no such folder. */
  list(path: string): readonly (readonly [name: string, kind: BundleNode['kind']])[] | undefined {
    const folder = this.#folder(path);
    if (!folder) return undefined;
    const names = [...folder.children].map(([name, { kind }]) => [name, kind === 'file' ? kind : 'folder'] as const);
    return names.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** What a file holds that somebody opens by its name; undefined where there is no such file. */
  read(path: string): Content | undefined {
    const node = this.#find(path);
    if (node?.kind !== 'file') return undefined;
    const { fileBytes } = this.#budget.limits;
    if (node.size > fileBytes)
      return { kind: 'refused', reason: msg('it has {0} bytes when unpacked; at most {1} are read', node.size, fileBytes) };
    return node.archive.read(node.entry);
  }

  /**
   * The same for one who looks at all files, from now on; `passed`: beyond what this may cost; `long`: to be read in pieces, as far as it
   * may be. `clock` is for the limit on time.
   */
  looking(clock?: Clock): (path: string) => Content | Passed | Long | undefined {
    const { limits } = this.#budget;
    const purse = new Purse(limits, this.#size, clock);
    return (path) => {
      const node = this.#find(path);
      if (node?.kind !== 'file') return undefined;
      const cost = node.archive.costOf(node.entry);
      const long = cost && cost.size > limits.heldBytes ? node.archive.open(node.entry) : undefined;
      const reason = cost && purse.pay(long ? { ...cost, work: Math.max(0, cost.work - cost.size) } : cost);
      if (reason) return { kind: 'passed', reason };
      return long ? { kind: 'long', bytes: purse.metered(long) } : node.archive.read(node.entry, limits.heldBytes);
    };
  }

  /** What is not shown of the archive whose folder this is; empty for every other folder. */
  refusalsAt(path: string): readonly Refusal[] {
    return this.#folder(path)?.refusals ?? [];
  }

  /** Every file with those of inner archives, folder by folder in the order of their names. Inner archives are opened. */
  *files(path = ''): Generator<string> {
    for (const [name, kind] of this.list(path) ?? []) {
      const inner = path === '' ? name : `${path}/${name}`;
      if (kind === 'file') yield inner;
      else yield* this.files(inner);
    }
  }

  /**
   * The same files, archive by archive in the order in which they are looked at with the least work; those that are too long to be
   * unpacked at once behind all others, which they shall not take anything from.
   */
  lookingOrder(): readonly string[] {
    const { heldBytes } = this.#budget.limits;
    const places = new Map<Archive, number>();
    const ranked = [...this.files()].map((path) => {
      const node = this.#find(path);
      if (node?.kind !== 'file') return { path, long: 0, place: 0, rank: 0 };
      const place = places.get(node.archive) ?? places.size;
      places.set(node.archive, place);
      return { path, long: Number(node.size > heldBytes), place, rank: node.archive.rankOf(node.entry) };
    });
    return ranked.sort((a, b) => a.long - b.long || a.place - b.place || a.rank - b.rank).map(({ path }) => path);
  }

  /** Everything that is not shown, in all archives, with the path of the archive. Inner archives are opened. */
  *refusals(path = ''): Generator<Refusal & { readonly archive: string }> {
    for (const refusal of this.refusalsAt(path)) yield { ...refusal, archive: path };
    for (const [name, kind] of this.list(path) ?? []) {
      if (kind === 'folder') yield* this.refusals(path === '' ? name : `${path}/${name}`);
    }
  }

  #folder(path: string): Folder | undefined {
    const node = this.#find(path);
    if (node?.kind === 'archive') return this.#open(node);
    return node?.kind === 'folder' ? node : undefined;
  }

  #find(path: string): Node | undefined {
    let node: Node = this.#root;
    for (const part of path.split('/').filter((one) => one !== '')) {
      const folder: Node = node.kind === 'archive' ? this.#open(node) : node;
      const child: Node | undefined = folder.kind === 'folder' ? folder.children.get(part) : undefined;
      if (!child) return undefined;
      node = child;
    }
    return node;
  }

  /** An inner archive that cannot be opened is an empty folder that says why. */
  #open(node: InnerArchive): Folder {
    node.opened ??= this.#openInner(node);
    return node.opened;
  }

  #openInner({ archive, entry, depth, modifiedMs }: InnerArchive): Folder {
    const empty = (reason: Refusal['reason']): Folder => ({
      kind: 'folder',
      modifiedMs,
      children: new Map(),
      refusals: [{ name: '', reason }],
    });
    const { depth: deepest } = this.#budget.limits;
    if (depth >= deepest) return empty(msg('archives lie in each other more than {0} deep', deepest));
    const cost = archive.costOf(entry);
    const refused = cost && chargeArchive(this.#budget, cost);
    if (refused) return empty(refused);
    const content = archive.read(entry);
    if (!content || content.kind === 'refused')
      return empty(content?.reason ?? msg('its data cannot be found: the archive is damaged'));
    const inner = openArchive(content.bytes, this.#budget);
    if (inner.kind === 'unreadable') return empty(inner.reason);
    const folder = folderOf(inner, depth + 1);
    return content.kind === 'partial'
      ? { ...folder, refusals: [{ name: '', reason: content.reason }, ...folder.refusals] }
      : folder;
  }
}

type Node = Folder | File | InnerArchive;

interface Folder {
  readonly kind: 'folder';
  modifiedMs: number;
  readonly children: Map<string, Node>;
  readonly refusals: readonly Refusal[];
}

interface File {
  readonly kind: 'file';
  readonly archive: Archive;
  readonly entry: string;
  readonly size: number;
  readonly modifiedMs: number;
}

interface InnerArchive {
  readonly kind: 'archive';
  readonly archive: Archive;
  readonly entry: string;
  readonly name: string;
  readonly modifiedMs: number;
  /** How many archives lie around its content, the outermost counted. */
  readonly depth: number;
  opened?: Folder;
}

function folderOf(archive: Archive, depth: number): Folder {
  const root: Folder = { kind: 'folder', modifiedMs: 0, children: new Map(), refusals: archive.refusals };
  for (const { path, kind, size, modifiedMs } of archive.entries) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    const parent = kind === 'folder' ? folderAt(root, [...parts, name]) : folderAt(root, parts);
    if (kind === 'folder') parent.modifiedMs = modifiedMs;
    else if (isArchiveName(name)) parent.children.set(name, { kind: 'archive', archive, entry: path, name, modifiedMs, depth });
    else parent.children.set(name, { kind: 'file', archive, entry: path, size, modifiedMs });
    root.modifiedMs = Math.max(root.modifiedMs, modifiedMs);
  }
  return root;
}

/** The folder of these parts, made where it is missing. Admission lets no file stand where a folder must be. */
function folderAt(root: Folder, parts: readonly string[]): Folder {
  let folder = root;
  for (const part of parts) {
    const known = folder.children.get(part);
    if (known?.kind === 'folder') {
      folder = known;
      continue;
    }
    const made: Folder = { kind: 'folder', modifiedMs: 0, children: new Map(), refusals: [] };
    folder.children.set(part, made);
    folder = made;
  }
  return folder;
}

/** True for a name under which people send archives that are read here. */
export function isArchiveName(name: string): boolean {
  return /\.(?:zip|cab)$/i.test(name);
}
