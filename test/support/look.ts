import { readLogText } from '../../server/src/core/read/log-text.ts';
import type { FileBytes } from '../../server/src/core/text/file-bytes.ts';
import { sourceOf } from '../../server/src/core/text/file-bytes.ts';
import type { Localize } from '../../server/src/core/text/sentence.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import type { Looked, Root, ScanOptions } from '../../server/src/workspace/model.ts';
import { Pause, readLog, type Tools } from '../../server/src/workspace/read-log.ts';
import { perform } from '../../server/src/workspace/threads/jobs.ts';
import type { Pool } from '../../server/src/workspace/threads/pool.ts';
import { scan } from '../../server/src/workspace/workspace.ts';

export function tools(progress: (share: number) => void = () => undefined, say: Localize = english): Tools {
  return { say, progress, pause: new Pause(new AbortController().signal) };
}

/** What the bytes of a file say. */
export function readBytes(path: string, bytes: Uint8Array | FileBytes): ReturnType<typeof readLog> {
  return readLog({ path, bytes: bytes instanceof Uint8Array ? sourceOf(bytes) : bytes }, tools());
}

/** What the language server makes of one file on disk, in this thread. */
export function readOne(file: string, progress?: (share: number) => void) {
  return perform('read', { file }, { ...tools(progress), step: () => undefined });
}

/** All text of a file; undefined for one that is none. */
export async function textOfBytes(bytes: Uint8Array, say: Localize = english): Promise<string | undefined> {
  const read = await readLogText(sourceOf(bytes), say);
  if (read.kind !== 'text') return undefined;
  const pieces: string[] = [];
  for await (const piece of read.pieces()) pieces.push(piece);
  return pieces.join('');
}

/** All that lies at some places, by name. */
export async function lookAtAll(
  roots: readonly (string | Root)[],
  options: Partial<ScanOptions> = {},
  pool?: Pool,
): Promise<readonly Looked[]> {
  const found: Looked[] = [];
  const all: ScanOptions = {
    archives: 'bounded',
    signal: new AbortController().signal,
    translations: new Map(),
    progress: () => undefined,
    ...options,
  };
  const places = roots.map((root): Root => (typeof root === 'string' ? { kind: 'path', path: root } : root));
  for await (const one of scan(places, all, pool)) found.push(one);
  return found.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]);
}
