import type { Dirent, Stats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { nameOfBytes } from '../../core/text/byte-name.ts';
import type { EntryKind } from '../model.ts';
import type { FileTree, TreeEntry, TreeStat } from '../walk.ts';
import { type DiskPath, pathWithin, shownPath } from './disk-path.ts';
import { type FileState, stateOf } from './file-state.ts';
import { isDescriptor, reasonOf } from './open-file.ts';

/** The disk of this machine. Names may be any bytes. */
export const diskTree: FileTree<DiskPath> = {
  async list(folder) {
    const entries = await fs.readdir(folder, { withFileTypes: true, encoding: 'buffer' });
    return entries.map((entry): TreeEntry<DiskPath> => {
      return { name: nameOfBytes(entry.name), at: pathWithin(folder, entry.name), kind: kindOf(entry) };
    });
  },
  async stat(at): Promise<TreeStat> {
    const stats = await fs.stat(at, { bigint: true });
    const state = stateOf(stats);
    if (stats.isFIFO() && isDescriptor(shownPath(at))) return { kind: 'file', size: Number.POSITIVE_INFINITY, version: '' };
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
    return { kind, size: state.size, version: versionOf(state), ...identityOf(state) };
  },
  shown: (at) => slashed(shownPath(at)),
  whole: (at) => slashed(path.resolve(shownPath(at))),
  reasonOf,
};

function kindOf(entry: Dirent<Buffer> | Stats): EntryKind {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function versionOf({ size, modified, device, inode }: FileState): string {
  return [size, modified, device, inode].join(' ');
}

/** Some file systems number nothing. */
function identityOf({ device, inode }: FileState): { readonly identity?: string } {
  return inode === 0n ? {} : { identity: `${device} ${inode}` };
}

/** A path as the core expects it. */
export function slashed(name: string): string {
  return path.sep === '\\' ? name.replaceAll('\\', '/') : name;
}
