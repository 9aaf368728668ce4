import fs from 'node:fs';
import { type Localize, msg, verbatim } from '../core/text/message.ts';
import { readBounded } from './read-bounded.ts';
import { MAX_FILE_BYTES, type ReadText, readBytes } from './read-text.ts';

/**
 * True for a path that names an open file of this process, as shells give it for `<(…)`. Its pipe has a writer and ends; opening a pipe
 * that lies in a folder waits until somebody writes, perhaps for ever.
 */
export function isDescriptor(path: string): boolean {
  return /^\/(?:dev\/(?:fd\/\d{1,9}|stdin)|proc\/self\/fd\/\d{1,9})$/.test(path);
}

/** Reads a pipe up to its end as `readText` reads a file. Never throws. */
export async function readPipe(path: string, localize: Localize): Promise<ReadText> {
  try {
    const bytes = await readBounded(fs.createReadStream(path));
    if (!bytes) return { kind: 'error', reason: msg('more than {0} bytes come; no more are read', MAX_FILE_BYTES) };
    return await readBytes(bytes, localize);
  } catch (error) {
    return { kind: 'error', reason: verbatim(error instanceof Error ? error.message : String(error)) };
  }
}
