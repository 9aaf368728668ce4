import { readWhole } from './open-file.ts';

/** Far more than a translation of every sentence has. */
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The UTF-8 text of a file of a few megabytes at most, such as a translation. Rejects with a reason for what is larger or no regular
 * file: a pipe could keep its reader waiting for ever.
 */
export async function readSmallText(path: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readWhole(path, MAX_BYTES));
}
