import { type ChunkRange, evtxRangeText, isEvtx, searchEvtx, surveyEvtx } from '../core/evtx/index.ts';
import { LIMITS } from '../core/limits.ts';
import type { FileBytes } from '../core/text/file-bytes.ts';
import type { Localize } from '../core/text/sentence.ts';
import type { FileVersion, PartText, Refusal, SearchResult, Survey } from './model.ts';
import { withFile } from './sources/disk-file.ts';
import type { FileState } from './sources/file-state.ts';
import { readFailure } from './sources/read-failure.ts';

/** Divides a native event log into parts; `whole` for one that needs none. Never throws. */
export async function surveyEventLog(file: string): Promise<Survey> {
  return withLog<Survey>(file, async (bytes, version) => {
    if (bytes.size < LIMITS.shownWholeBytes || !isEvtx(await bytes.read(0, 8))) return { kind: 'whole' };
    return { kind: 'parts', version, parts: await surveyEvtx(bytes, LIMITS.partBytes) };
  });
}

/** Of a log that was surveyed. */
export interface LogRange {
  readonly file: string;
  readonly version: FileVersion;
  readonly range: ChunkRange;
}

/** The text of a part, in the reader's language where it speaks of damage. Never throws. */
export async function readPart({ file, version, range }: LogRange, localize: Localize): Promise<PartText> {
  return withLog<PartText>(file, async (bytes, now) => {
    if (now.size !== version.size || now.modifiedMs !== version.modifiedMs) return { kind: 'changed' };
    return { kind: 'text', text: await evtxRangeText(bytes, localize, range, LIMITS.partUnits) };
  });
}

export interface LogSearch {
  readonly file: string;
  readonly parts: readonly ChunkRange[];
  readonly words: string;
  readonly limit: number;
}

/** Searches all parts of a log. Never throws. */
export async function searchEventLog(
  { file, parts, words, limit }: LogSearch,
  localize: Localize,
  progress: (share: number) => void,
): Promise<SearchResult> {
  return withLog<SearchResult>(file, async (bytes) => {
    const hits = await searchEvtx(counted(bytes, progress), localize, parts, words, limit);
    return { kind: 'hits', ...hits };
  });
}

async function withLog<Answer>(
  file: string,
  use: (bytes: FileBytes, version: FileVersion) => Promise<Answer>,
): Promise<Answer | Refusal> {
  try {
    return await withFile(file, ({ bytes, state }) => use(bytes, versionOf(state)));
  } catch (error) {
    return { kind: 'error', reason: readFailure(file, error) };
  }
}

export function versionOf({ size, modified }: FileState): FileVersion {
  return { size, modifiedMs: Number(modified / 1000n) / 1000 };
}

/** The bytes, telling how much of them was read; a little is read twice. */
function counted(bytes: FileBytes, progress: (share: number) => void): FileBytes {
  let done = 0;
  return {
    size: bytes.size,
    read: (offset, length) => {
      done += length;
      progress(Math.min(1, done / bytes.size));
      return bytes.read(offset, length);
    },
  };
}
