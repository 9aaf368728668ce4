import {
  type ChunkRange,
  type EvtxHits,
  type EvtxStretch,
  evtxRangeText,
  isEvtx,
  searchEvtx,
  surveyEvtx,
} from '../core/evtx/index.ts';
import { LIMITS } from '../core/limits.ts';
import type { FileBytes } from '../core/text/file-bytes.ts';
import type { Localize, Message } from '../core/text/message.ts';
import { openFile } from './open-file.ts';
import { counted, evtxSource } from './read-evtx.ts';
import { readFailure } from './read-failure.ts';

/** By this a file is known not to have changed. */
export interface FileVersion {
  readonly size: number;
  readonly modifiedMs: number;
}

export type Survey =
  | { readonly kind: 'parts'; readonly version: FileVersion; readonly parts: readonly EvtxStretch[] }
  | { readonly kind: 'whole' }
  | { readonly kind: 'error'; readonly reason: Message };

/** Divides a native event log into parts; `whole` for one that needs none. Never throws. */
export async function surveyEventLog(file: string): Promise<Survey> {
  return withLog<Survey>(file, async (source, version) => {
    if (source.size < LIMITS.shownWholeBytes || !isEvtx(await source.read(0, 8))) return { kind: 'whole' };
    return { kind: 'parts', version, parts: await surveyEvtx(source, LIMITS.partBytes) };
  });
}

/** Of a log that was surveyed. */
export interface LogRange {
  readonly file: string;
  readonly version: FileVersion;
  readonly range: ChunkRange;
}

/** `changed`: the file is not the one that was surveyed. */
export type PartText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'error'; readonly reason: Message };

/** The text of a part, in the reader's language where it speaks of damage. Never throws. */
export async function readPart({ file, version, range }: LogRange, localize: Localize): Promise<PartText> {
  return withLog<PartText>(file, async (source, now) => {
    if (now.size !== version.size || now.modifiedMs !== version.modifiedMs) return { kind: 'changed' };
    return { kind: 'text', text: await evtxRangeText(source, localize, range, LIMITS.partUnits) };
  });
}

export interface LogSearch {
  readonly file: string;
  readonly parts: readonly ChunkRange[];
  readonly words: string;
  readonly limit: number;
}

export type SearchResult = ({ readonly kind: 'hits' } & EvtxHits) | { readonly kind: 'error'; readonly reason: Message };

/** Searches all parts of a log. Never throws. */
export async function searchEventLog(
  { file, parts, words, limit }: LogSearch,
  localize: Localize,
  progress: (share: number) => void,
): Promise<SearchResult> {
  return withLog<SearchResult>(file, async (source) => {
    const hits = await searchEvtx(counted(source, progress), localize, parts, words, limit);
    return { kind: 'hits', ...hits };
  });
}

async function withLog<Answer>(
  file: string,
  use: (source: FileBytes, version: FileVersion) => Promise<Answer>,
): Promise<Answer | { readonly kind: 'error'; readonly reason: Message }> {
  try {
    const handle = await openFile(file);
    try {
      const { size, mtimeMs } = await handle.stat();
      return await use(evtxSource(handle, size), { size, modifiedMs: mtimeMs });
    } finally {
      await handle.close();
    }
  } catch (error) {
    return { kind: 'error', reason: readFailure(file, error) };
  }
}
