import type { BigIntStats } from 'node:fs';
import fs from 'node:fs/promises';
import { type FileGap, fileGap } from '../../core/read/file-gap.ts';
import { msg } from '../../core/text/sentence.ts';
import type { DiskPath } from './disk-path.ts';

/** By this a file is known to be the one that it was. */
export interface FileState {
  readonly size: number;
  /** Nanoseconds. */
  readonly modified: bigint;
  readonly device: bigint;
  readonly inode: bigint;
}

/** The state of what stands at a path now. Throws what the file system throws. */
export async function fileState(file: DiskPath): Promise<FileState> {
  return stateOf(await fs.stat(file, { bigint: true }));
}

export function stateOf({ size, mtimeNs, dev, ino }: BigIntStats): FileState {
  return { size: Number(size), modified: mtimeNs, device: dev, inode: ino };
}

/** What became of a file; empty where it stayed as it was. `bytes`: so many came when it was read. */
export function changesOf(before: FileState, after: FileState | undefined, bytes: number | undefined): readonly FileGap[] {
  const changed = (sentence: FileGap['sentence']): readonly FileGap[] => [fileGap('changed', WHAT, sentence)];
  if (!after) return changed(msg('it was removed while it was read'));
  if (after.device !== before.device || after.inode !== before.inode) {
    return changed(msg('another file took its place while it was read'));
  }
  if (after.size !== before.size) {
    return changed(msg('it changed while it was read: it had {0} bytes, and has {1} now', before.size, after.size));
  }
  if (bytes !== undefined && before.size > 0 && bytes !== before.size) {
    return changed(msg('it changed while it was read: it has {0} bytes, and {1} came', before.size, bytes));
  }
  return after.modified === before.modified ? [] : changed(msg('it was written to while it was read'));
}

const WHAT = msg('what changed in the file while it was read');
