import fs from 'node:fs/promises';

/** Far more than a translation of every sentence has. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The UTF-8 text of a file of a few megabytes at most, such as a translation. Rejects with a reason for what is larger or no regular
 * file: a pipe could keep its reader waiting for ever.
 */
export async function readSmallText(path: string): Promise<string> {
  const stats = await fs.stat(path);
  if (!stats.isFile()) throw new Error(`${path} is no regular file`);
  if (stats.size > MAX_BYTES) throw new Error(`${path} has ${stats.size} bytes; at most ${MAX_BYTES} are read`);
  return fs.readFile(path, 'utf8');
}
