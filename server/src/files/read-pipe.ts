import { type Localize, msg } from '../core/text/message.ts';
import { MAX_FILE_BYTES, openStream, reasonOf } from './open-file.ts';
import { readBounded } from './read-bounded.ts';
import { type ReadText, readBytes } from './read-text.ts';

/** Reads a pipe up to its end as `readText` reads a file. Never throws. */
export async function readPipe(path: string, localize: Localize): Promise<ReadText> {
  try {
    const bytes = await readBounded(openStream(path));
    if (!bytes) return { kind: 'error', reason: msg('more than {0} bytes come; no more are read', MAX_FILE_BYTES) };
    return await readBytes(bytes, localize);
  } catch (error) {
    return { kind: 'error', reason: reasonOf(error) };
  }
}
