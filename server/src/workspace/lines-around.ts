import { LIMITS } from '../core/limits.ts';
import { NotUtf8 } from '../core/read/encoding.ts';
import { type LogText, readLogText } from '../core/read/log-text.ts';
import type { FileBytes } from '../core/text/file-bytes.ts';
import type { Localize } from '../core/text/sentence.ts';

/** Some text of a log with a wanted place in it. */
export interface TextAround {
  readonly text: string;
  /** Where the wanted place is in it. */
  readonly at: number;
}

/** So much is kept before and behind a place: whoever shows a line must know what stands around it. */
const BEFORE = 2048;
const BEHIND = 4096;

/** True for a size of which a client may send a whole file for a few lines. */
export function isWorthSending(size: number): boolean {
  return size <= LIMITS.quotedBytes;
}

/**
 * What stands around some places of a log, in the order of `offsets`: UTF-16 code units of the text that its bytes make, rising. Undefined for a
 * place behind the end, and for each where the bytes are no text. Throws what the bytes throw.
 */
export async function textAround(
  bytes: FileBytes,
  offsets: readonly number[],
  say: Localize,
): Promise<readonly (TextAround | undefined)[]> {
  const text = await readLogText(bytes, say);
  if (text.kind !== 'text') return offsets.map(() => undefined);
  try {
    return await cutFrom(text, offsets);
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return cutFrom(text, offsets);
  }
}

async function cutFrom(text: LogText, offsets: readonly number[]): Promise<readonly (TextAround | undefined)[]> {
  const found: (TextAround | undefined)[] = [];
  let kept = '';
  /** Offset of what is kept. */
  let from = 0;
  const take = (isEnd: boolean): void => {
    for (let next = offsets[found.length]; next !== undefined; next = offsets[found.length]) {
      const end = from + kept.length;
      if (!isEnd && next + BEHIND > end) return;
      const start = Math.max(from, next - BEFORE);
      const cut = { text: kept.slice(start - from, next + BEHIND - from), at: next - start };
      found.push(next < end ? cut : undefined);
    }
  };
  for await (const piece of text.pieces()) {
    kept += piece;
    take(false);
    const next = offsets[found.length];
    if (next === undefined) return found;
    const gone = Math.max(0, Math.min(kept.length, next - BEFORE - from));
    kept = kept.slice(gone);
    from += gone;
  }
  take(true);
  return found;
}
