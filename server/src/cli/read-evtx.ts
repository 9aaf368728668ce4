import fs from 'node:fs/promises';
import { evtxText, isEvtx } from '../core/evtx/index.ts';
import { localize } from './console.ts';

/** Most UTF-16 code units of text that are made of one log: what a string of V8 can hold, with room for analysing it. */
export const LONGEST_EVENTS = 400_000_000;

/** The events of a native Windows event log as XML, read in pieces; undefined for any other file. Throws what the file system throws. */
export async function readEvtxFile(file: string): Promise<string | undefined> {
  const handle = await fs.open(file);
  try {
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    if (!isEvtx(await read(0, 8))) return undefined;
    const { size } = await handle.stat();
    return await evtxText({ size, read }, localize, LONGEST_EVENTS);
  } finally {
    await handle.close();
  }
}
