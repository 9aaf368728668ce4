import { LIMITS } from '../../core/limits.ts';
import { readWhole } from './open-file.ts';

/**
 * The UTF-8 text of a file of a few megabytes at most, such as a translation. Rejects with a reason for what is larger or no regular
 * file: a pipe could keep its reader waiting for ever.
 */
export async function readSmallText(path: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await readWhole(path, LIMITS.translationBytes));
}
