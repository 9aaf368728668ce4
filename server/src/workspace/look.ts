import { unreadPart } from '../core/case/expected/unread.ts';
import { ARCHIVE_LIMITS, LIMITS, UNLIMITED_ARCHIVES } from '../core/limits.ts';
import type { FileGap } from '../core/read/file-gap.ts';
import { sourceOf } from '../core/text/file-bytes.ts';
import { msg, type Sentence } from '../core/text/sentence.ts';
import { lookInside } from './archive.ts';
import type { Looked, LookedOther, Seen } from './model.ts';
import { readLog, type Tools } from './read-log.ts';
import { withFile } from './sources/disk-file.ts';
import type { DiskPath } from './sources/disk-path.ts';
import { openStream, reasonOf, Unreadable } from './sources/open-file.ts';
import { readBounded } from './sources/read-bounded.ts';

/** A file to look at: plain data, which may cross into another thread. */
export interface Task {
  readonly path: string;
  readonly uri: string;
  readonly place: number;
  readonly named: boolean;
  readonly size: number;
  readonly bytes: TaskBytes;
  /** It is an archive, and what it holds is looked at. */
  readonly archive: boolean;
  /** Of an archive: the folder in it that is looked at, and what stands before the names of its files there; all of it where they are absent. */
  readonly inside?: string;
  readonly prefix?: string;
  readonly archives: 'bounded' | 'unbounded';
}

export type TaskBytes =
  | { readonly kind: 'disk'; readonly file: DiskPath }
  /** A pipe that a shell hands over. */
  | { readonly kind: 'pipe'; readonly file: string }
  | { readonly kind: 'memory'; readonly bytes: Uint8Array };

/** What happens while a file is looked at. */
export type Step =
  /** It is read next. */
  | { readonly kind: 'begin'; readonly path: string; readonly size: number }
  /** It is an archive: so many more files are known now. */
  | { readonly kind: 'more'; readonly count: number }
  | { readonly kind: 'looked'; readonly looked: Looked }
  /** All of the task with this place was told. */
  | { readonly kind: 'done'; readonly place: number };

/** Looks at one file, an archive with all that it holds. Rejects with the reason of the pause only. */
export async function* lookAt(task: Task, tools: Tools): AsyncGenerator<Step, void, void> {
  yield* stepsOf(task, tools);
  yield { kind: 'done', place: task.place };
}

async function* stepsOf(task: Task, tools: Tools): AsyncGenerator<Step, void, void> {
  const seen: Seen = { path: task.path, uri: task.uri, place: [task.place, 0], named: task.named };
  const told = (looked: LookedOther): Step => ({ kind: 'looked', looked: { ...seen, ...looked } });
  if (unreadPart(task.path)?.certain) {
    yield told({ kind: 'opaque' });
    return;
  }
  try {
    await tools.pause.now();
    if (task.archive && task.bytes.kind !== 'pipe') {
      const { bytes, gaps } = await wholeArchive(task.bytes);
      const limits = task.archives === 'bounded' ? ARCHIVE_LIMITS : UNLIMITED_ARCHIVES;
      yield* lookInside({ ...task, seen, bytes, gaps, limits }, tools);
      return;
    }
    yield { kind: 'begin', path: task.path, size: task.size };
    const read = await readTask(task, tools);
    yield { kind: 'looked', looked: { ...seen, ...(read.kind === 'foreign' && unreadPart(task.path) ? OPAQUE : read) } };
  } catch (error) {
    tools.pause.signal.throwIfAborted();
    yield told({ kind: 'refused', reason: reasonOf(error) });
  }
}

export const OPAQUE = { kind: 'opaque' } as const;

function readTask({ path, bytes }: Task, tools: Tools): ReturnType<typeof readLog> {
  switch (bytes.kind) {
    case 'disk':
      return withFile(bytes.file, (file) => readLog({ path, bytes: file.bytes, gaps: file.changed }, tools));
    case 'pipe':
      return bytesOfPipe(bytes.file).then((read) => readLog({ path, bytes: sourceOf(read) }, tools));
    case 'memory':
      return readLog({ path, bytes: sourceOf(bytes.bytes) }, tools);
  }
}

async function bytesOfPipe(file: string): Promise<Uint8Array> {
  const bytes = await readBounded(openStream(file));
  if (!bytes) throw new Unreadable('too-large', msg('more than {0} bytes come; no more are read', LIMITS.wholeBytes));
  return bytes;
}

/** What changed in an archive while it was read may lie in any of its files. */
async function wholeArchive(
  bytes: Exclude<TaskBytes, { readonly kind: 'pipe' }>,
): Promise<{ readonly bytes: Uint8Array; readonly gaps: readonly FileGap[] }> {
  if (bytes.kind === 'memory') return { bytes: bytes.bytes, gaps: [] };
  return withFile(bytes.file, async ({ state, wholly, changed }) => {
    if (state.size > LIMITS.wholeBytes) throw new Unreadable('too-large', tooLarge(state.size));
    const whole = await wholly();
    return { bytes: whole, gaps: await changed() };
  });
}

function tooLarge(size: number): Sentence {
  return msg('the file has {0} bytes; at most {1} are read', size, LIMITS.wholeBytes);
}
