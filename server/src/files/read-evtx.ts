import type fs from 'node:fs/promises';
import { evtxText, isEvtx } from '../core/evtx/index.ts';
import { EvtxDamage } from '../core/read/evtx-damage.ts';
import type { FileGap } from '../core/read/file-gap.ts';
import type { FileBytes } from '../core/text/file-bytes.ts';
import type { Localize } from '../core/text/message.ts';
import type { DiskPath } from './disk-path.ts';
import { openFile } from './open-file.ts';

/** Most UTF-16 code units of text that are made of one log: what a string of V8 can hold, with room for analysing it. */
export const LONGEST_EVENTS = 400_000_000;

/** The events of a log as XML, and what is damaged in it. */
export interface ReadEvents {
  readonly text: string;
  readonly damage: readonly FileGap[];
}

/** The events of a native Windows event log, read in pieces; undefined for any other file. Throws what the file system throws. */
export async function readEvtxFile(file: DiskPath, localize: Localize): Promise<ReadEvents | undefined> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    return await readEvents(evtxSource(handle, size), localize);
  } finally {
    await handle.close();
  }
}

/** The same for bytes in memory. */
export function readEvtxBytes(bytes: Uint8Array, localize: Localize): Promise<ReadEvents | undefined> {
  const read = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  return readEvents({ size: bytes.length, read }, localize);
}

async function readEvents(source: FileBytes, localize: Localize): Promise<ReadEvents | undefined> {
  if (!isEvtx(await source.read(0, 8))) return undefined;
  const damage = new EvtxDamage();
  const text = await evtxText(source, localize, LONGEST_EVENTS, damage.hear);
  return { text, damage: damage.gaps() };
}

/** The bytes of an open file of `size` bytes. */
export function evtxSource(handle: fs.FileHandle, size: number): FileBytes {
  return {
    size,
    read: async (offset, length) => {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}

/** The source, telling how much of it was read; a little is read twice. */
export function counted({ size, read }: FileBytes, progress: (share: number) => void): FileBytes {
  let done = 0;
  return {
    size,
    read: (offset, length) => {
      done += length;
      progress(Math.min(1, done / size));
      return read(offset, length);
    },
  };
}
