import fs from 'node:fs/promises';
import { type FileGap, fileGap } from '../core/read/file-gap.ts';
import { msg } from '../core/text/message.ts';
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
  const { size, mtimeNs, dev, ino } = await fs.stat(file, { bigint: true });
  return { size: Number(size), modified: mtimeNs, device: dev, inode: ino };
}

/**
 * Reads a file with `read`, and says what happened to it meanwhile: nothing, or that it was cut, replaced, written to. What was read may
 * then be neither the old file nor the new one. `bytesOf` tells how many bytes came, where it can. Throws what `read` throws.
 */
export async function readWatched<Read>(
  file: DiskPath,
  read: () => Promise<Read>,
  bytesOf: (read: Read) => number | undefined = () => undefined,
): Promise<{ readonly read: Read; readonly changed: readonly FileGap[] }> {
  const before = await fileState(file);
  const result = await read();
  const after = await fileState(file).catch(() => undefined);
  return { read: result, changed: changesOf(before, after, bytesOf(result)) };
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
