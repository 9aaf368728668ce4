import { Bundle, isArchiveName } from '../core/archive/index.ts';
import { type Message, msg } from '../core/text/message.ts';
import type { DiskPath } from '../files/disk-path.ts';
import { damagedFile, type FileGap } from '../files/file-gap.ts';
import { readWatched } from '../files/file-state.ts';
import { isDescriptor, readWhole, reasonOf } from '../files/open-file.ts';
import { readPipe } from '../files/read-pipe.ts';
import { readStreamed, type StreamedLog } from '../files/read-stream.ts';
import { type ReadText, readBytes, readText, withDamage } from '../files/read-text.ts';
import { localize } from './console.ts';

/** A file to look at, on disk or inside an archive (`case.zip/NDES/u_ex240501.log`). */
export interface Source {
  readonly path: string;
  /** It stood on the command line itself. */
  readonly named: boolean;
  read(): Promise<ReadText>;
  /** Reads a log that is too large to be kept in memory; undefined for one that `read` takes, and inside an archive. */
  stream?(): Promise<StreamedLog | undefined>;
}

/** Refused entries of one archive that are named one by one. */
const MAX_REFUSALS = 20;

/**
 * The files, `disk` where the file system knows them by bytes, and in the place of an archive what is inside it. What an archive does not give goes to `refuse`, and so does what is
 * damaged in a file when it is read.
 */
export async function* sourcesOf(
  files: readonly { readonly path: string; readonly disk?: DiskPath; readonly named: boolean }[],
  refuse: (message: Message) => void,
): AsyncGenerator<Source> {
  const told = async <Read extends ReadText | StreamedLog | undefined>(place: string, reading: Promise<Read>): Promise<Read> => {
    const read = await reading;
    if (read && 'damage' in read) for (const { sentence } of read.damage ?? []) refuse(msg('{0}: {1}', place, sentence));
    return read;
  };
  for (const { path, disk = path, named } of files) {
    if (isDescriptor(path)) {
      yield { path, named, read: () => told(path, readPipe(path, localize)) };
      continue;
    }
    if (!isArchiveName(path)) {
      const stream = () => told(path, readStreamed(disk, localize));
      yield { path, named, read: () => told(path, readText(disk, localize)), stream };
      continue;
    }
    const { bundle, changed } = await openBundle(disk);
    if ('error' in bundle) {
      refuse(msg('{0}: {1}', path, bundle.error));
      continue;
    }
    for (const { sentence } of changed) refuse(msg('{0}: {1}', path, sentence));
    for (const inner of bundle.files()) {
      const place = `${path}/${inner}`;
      yield { path: place, named: false, read: async () => withDamage(await told(place, readInner(bundle, inner)), changed) };
    }
    const refusals = [...bundle.refusals()];
    for (const { archive, name, reason } of refusals.slice(0, MAX_REFUSALS)) {
      const place = [path, archive, name].filter((part) => part !== '').join('/');
      refuse(msg('{0}: {1}', place, reason));
    }
    const more = refusals.slice(MAX_REFUSALS).reduce((sum, { unlisted = 1 }) => sum + unlisted, 0);
    if (more > 0) refuse(msg('{0}: {1} more entries are not shown', path, more));
  }
}

/** What changed in an archive while it was read may lie in any of its files. */
async function openBundle(path: DiskPath): Promise<{
  readonly bundle: Bundle | { readonly error: Message };
  readonly changed: readonly FileGap[];
}> {
  try {
    const { read, changed } = await readWatched(
      path,
      () => readWhole(path),
      ({ length }) => length,
    );
    const bundle = Bundle.open(read);
    return bundle instanceof Bundle ? { bundle, changed } : failed(bundle.reason);
  } catch (error) {
    return failed(reasonOf(error));
  }
}

function failed(error: Message): { readonly bundle: { readonly error: Message }; readonly changed: readonly FileGap[] } {
  return { bundle: { error }, changed: [] };
}

/** What a damaged archive still gives of a file says so in `damage`. */
async function readInner(bundle: Bundle, path: string): Promise<ReadText> {
  const content = bundle.read(path);
  if (!content) return { kind: 'binary' };
  if (content.kind === 'refused') return { kind: 'error', reason: content.reason };
  const read = await readBytes(content.bytes, localize);
  return content.kind === 'whole' ? read : withDamage(read, [damagedFile(content.reason)]);
}
