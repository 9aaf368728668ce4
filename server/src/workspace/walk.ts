import { unreadPart } from '../core/case/expected/unread.ts';
import { LIMITS } from '../core/limits.ts';
import { msg, type Sentence } from '../core/text/sentence.ts';
import type { Excluded } from './exclude.ts';
import type { EntryKind } from './model.ts';

/** Folders and files somewhere: on a disk, or behind a client. `At` is how that place names them. */
export interface FileTree<At> {
  /** What lies in a folder, in any order. Rejects with why that cannot be told. */
  list(folder: At): Promise<readonly TreeEntry<At>[]>;
  /** What a file or folder is; a link is what it leads to. Rejects as `list` does. */
  stat(at: At): Promise<TreeStat>;
  /** As people read it, as it was asked for, with `/`. */
  shown(at: At): string;
  /** The whole of it, with `/`. */
  whole(at: At): string;
  reasonOf(error: unknown): Sentence;
}

export interface TreeEntry<At> {
  readonly name: string;
  readonly at: At;
  readonly kind: EntryKind;
}

export interface TreeStat {
  readonly kind: Exclude<EntryKind, 'link'>;
  /** Without end for a pipe. */
  readonly size: number;
  /** Another one as soon as the file has changed. */
  readonly version: string;
  /** Equal for two names of one file or folder; absent where that cannot be told. */
  readonly identity?: string;
}

/** A file that was found, or a folder that is one thing to the tool that reads it. */
export interface FoundFile<At> {
  readonly kind: 'file';
  readonly path: string;
  readonly at: At;
  readonly stat: TreeStat;
  /** It was asked for itself. */
  readonly named: boolean;
  /** It is known, and not read here. */
  readonly opaque: boolean;
}

export type Found<At> =
  | FoundFile<At>
  /** Another name of a file that was found before. */
  | { readonly kind: 'same'; readonly path: string; readonly at: At; readonly named: boolean; readonly of: string }
  /** Not searched, or not listed, and why. */
  | { readonly kind: 'refused'; readonly path: string; readonly at: At; readonly named: boolean; readonly reason: Sentence };

/** What it leads to is looked at where it lies. */
interface Link<At> {
  readonly kind: 'link';
  readonly path: string;
  readonly at: At;
  readonly identity?: string;
}

/** Folders of programs: other people's files, thousands of them. */
const PASSED_OVER: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * Finds the files at and below some places, in the order of their names, each once: a file that has two names, or was asked for twice, is
 * told under its first one. Links are followed where they were asked for themselves, and named below a folder: they may lead out of
 * the case, or back into it. Too many files or levels, and what cannot be listed, are named as well. Never throws.
 */
export class Walk<At> {
  readonly #tree: FileTree<At>;
  readonly #found: (Found<At> | Link<At>)[] = [];
  /** Names by identity. */
  readonly #files = new Map<string, string>();
  readonly #folders = new Set<string>();
  readonly #most: number;
  readonly #excluded: Excluded;
  #count = 0;
  #leftOut = 0;

  /** `most`: so many files are found; `excluded`: what is left out without a word, but for its number. */
  constructor(tree: FileTree<At>, most: number = LIMITS.files, excluded: Excluded = () => false) {
    this.#tree = tree;
    this.#most = Math.min(most, LIMITS.files);
    this.#excluded = excluded;
  }

  /** Files and folders that were left out because the reader wants that. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** All that was found. Only now is it known which links lead to something that was found as well. */
  found(): readonly Found<At>[] {
    return this.#found.flatMap((one): readonly Found<At>[] => {
      if (one.kind !== 'link') return [one];
      const { path, at, identity } = one;
      const of = identity === undefined ? undefined : this.#files.get(identity);
      if (of !== undefined) return [{ kind: 'same', path, at, named: false, of }];
      const inside = identity !== undefined && this.#folders.has(identity);
      return inside ? [] : [{ kind: 'refused', path, at, named: false, reason: LINK }];
    });
  }

  /** Adds what is at a place and below it. `path`: its name, by default as the tree shows it; that of a root without one stands before nothing. */
  async add(at: At, path = this.#tree.shown(at)): Promise<void> {
    const stat = await this.#tree.stat(at).catch((error: unknown) => this.#refuse(at, path, true, this.#tree.reasonOf(error)));
    if (!stat) return;
    if (stat.kind === 'folder' && !isOpaque(this.#tree.whole(at))) await this.#enter(at, path, stat, []);
    else if (stat.kind === 'other') this.#refuse(at, path, true, NO_FILE);
    else this.#addFile(at, path === '' ? this.#tree.shown(at) : path, stat, true);
  }

  /** `within`: the folders from its root on. */
  async #enter(folder: At, path: string, { identity }: TreeStat, within: readonly string[]): Promise<void> {
    const depth = within.length;
    if (identity !== undefined && this.#folders.has(identity)) return; // its files are there
    if (identity !== undefined) this.#folders.add(identity);
    if (depth > LIMITS.folderDepth) {
      this.#refuse(folder, path, false, msg('more than {0} folders deep, not searched', LIMITS.folderDepth));
      return;
    }
    const entries = await this.#tree
      .list(folder)
      .catch((error: unknown) => this.#refuse(folder, path, depth === 0, this.#tree.reasonOf(error)));
    for (const entry of [...(entries ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (this.#count > this.#most) return;
      await this.#addEntry(entry, path === '' ? entry.name : `${path.replace(/\/$/, '')}/${entry.name}`, [...within, entry.name]);
    }
  }

  async #addEntry({ at, name, kind }: TreeEntry<At>, path: string, within: readonly string[]): Promise<void> {
    if (kind === 'other' || (kind === 'folder' && PASSED_OVER.has(name))) return;
    if (this.#excluded(within.join('/'))) {
      this.#leftOut++;
      return;
    }
    const stat = await this.#tree.stat(at).catch((error: unknown) => this.#refuse(at, path, false, this.#tree.reasonOf(error)));
    if (!stat) return;
    if (kind === 'link')
      this.#found.push({ kind, path, at, ...(stat.identity === undefined ? {} : { identity: stat.identity }) });
    else if (stat.kind === 'file' || isOpaque(path)) this.#addFile(at, path, stat, false);
    else if (stat.kind === 'folder') await this.#enter(at, path, stat, within);
  }

  #addFile(at: At, path: string, stat: TreeStat, named: boolean): void {
    const of = stat.identity === undefined ? undefined : this.#files.get(stat.identity);
    if (of === path) return;
    if (of !== undefined) {
      this.#found.push({ kind: 'same', path, at, named, of });
      return;
    }
    this.#count++;
    if (this.#count > this.#most) {
      if (this.#count === this.#most + 1)
        this.#refuse(at, '', false, msg('more than {0} files: the rest was not searched', this.#most));
      return;
    }
    if (stat.identity !== undefined) this.#files.set(stat.identity, path);
    this.#found.push({ kind: 'file', path, at, stat, named, opaque: isOpaque(path) });
  }

  #refuse(at: At, path: string, named: boolean, reason: Sentence): undefined {
    this.#found.push({ kind: 'refused', path, at, named, reason });
    return undefined;
  }
}

function isOpaque(path: string): boolean {
  return unreadPart(path)?.certain === true;
}

const LINK = msg('it is a link, and is not followed; name the file or folder that it leads to');
/** What is neither a file nor a folder. */
export const NO_FILE = msg('it is a device, a socket or a named pipe, and is not read');
