import fs from 'node:fs/promises';
import { Bundle, isArchiveName, type Limits, type Refusal } from '../core/archive/index.ts';
import { damagedFile, type FileGap } from '../core/read/file-gap.ts';
import { type Message, msg } from '../core/text/message.ts';
import type { DiskPath } from '../files/disk-path.ts';
import { readWatched } from '../files/file-state.ts';
import { useLittleMemory } from '../files/little-memory.ts';
import { isDescriptor, readWhole, reasonOf } from '../files/open-file.ts';
import { readPipe } from '../files/read-pipe.ts';
import { readStreamed, type StreamedLog } from '../files/read-stream.ts';
import { type ReadText, readBytes, readText, withDamage } from '../files/read-text.ts';
import { localize } from './console.ts';

/** A file to look at, on disk or inside an archive (`case.zip/NDES/u_ex240501.log`). */
export interface Source {
  readonly path: string;
  /** Sources are read in the order that costs the least; this one sorts them by their names. */
  readonly place: number;
  /** In bytes, as far as that is known; without end for a pipe. */
  readonly size: number;
  /** Files that were read before it, and all files, as far as they are known: those of an archive are when it is opened. */
  readonly done: number;
  readonly all: number;
  /** It stood on the command line itself. */
  readonly named: boolean;
  /** Undefined for a file of an archive that is not looked at; the archive says so. */
  read(): Promise<ReadText | undefined>;
  /** Reads a log that is too large to be kept in memory; undefined for one that `read` takes, and inside an archive. */
  stream?(): Promise<StreamedLog | undefined>;
}

/** Refused entries of one archive that are named one by one. */
const MAX_REFUSALS = 20;

export interface Reading {
  /** How much of an archive is looked at. */
  readonly limits: Limits;
  refuse(message: Message): void;
}

/**
 * The files, `disk` where the file system knows them by bytes, and in the place of an archive what is inside it, in the order that costs the least. What an archive does not give goes to `refuse`, and so does what is
 * damaged in a file when it is read.
 */
export async function* sourcesOf(
  files: readonly { readonly path: string; readonly disk?: DiskPath; readonly named: boolean }[],
  { limits, refuse }: Reading,
): AsyncGenerator<Source> {
  const told = async <Read extends ReadText | StreamedLog | undefined>(place: string, reading: Promise<Read>): Promise<Read> => {
    const read = await reading;
    if (read && 'damage' in read) for (const { sentence } of read.damage ?? []) refuse(msg('{0}: {1}', place, sentence));
    return read;
  };
  let place = 0;
  let done = 0;
  let all = files.length;
  for (const { path, disk = path, named } of files) {
    place += 1;
    if (isDescriptor(path)) {
      yield { path, place, size: Number.POSITIVE_INFINITY, done, all, named, read: () => told(path, readPipe(path, localize)) };
      done++;
      continue;
    }
    if (!isArchiveName(path)) {
      const stream = () => told(path, readStreamed(disk, localize));
      yield { path, place, size: await sizeOf(disk), done, all, named, read: () => told(path, readText(disk, localize)), stream };
      done++;
      continue;
    }
    const { bundle, changed } = await openBundle(disk, limits);
    if ('error' in bundle) {
      refuse(msg('{0}: {1}', path, bundle.error));
      continue;
    }
    for (const { sentence } of changed) refuse(msg('{0}: {1}', path, sentence));
    useLittleMemory();
    const look = bundle.looking(workMs);
    const passed: Passed[] = [];
    const names = new Map([...bundle.files()].map((name, index) => [name, index]));
    all += names.size - 1;
    for (const inner of bundle.lookingOrder()) {
      const full = `${path}/${inner}`;
      const node = bundle.stat(inner);
      const size = node?.kind === 'file' ? node.size : 0;
      const read = async (): Promise<ReadText | undefined> => {
        const text = await told(full, readInner(look(inner), inner, passed));
        return text && withDamage(text, changed);
      };
      yield { path: full, place: place + (names.get(inner) ?? 0), size, done, all, named: false, read };
      done++;
    }
    place += names.size;
    const refusals = [...passed, ...bundle.refusals()];
    for (const { archive, name, reason } of refusals.slice(0, MAX_REFUSALS)) {
      const refused = [path, archive, name].filter((part) => part !== '').join('/');
      refuse(msg('{0}: {1}', refused, reason));
    }
    const more = refusals.slice(MAX_REFUSALS).reduce((sum, { unlisted = 1 }) => sum + unlisted, 0);
    if (more > 0) refuse(msg('{0}: {1} more entries are not shown', path, more));
    if (passed.length > 0)
      refuse(
        msg('{0}: {1} files were not looked at; with --no-limits all of them are, however long it takes', path, passed.length),
      );
  }
}

/** A file of an archive that was not looked at. */
type Passed = Refusal & { readonly archive: string };

/** 0 for what cannot be read: reading it says why. */
async function sizeOf(path: DiskPath): Promise<number> {
  const stats = await fs.stat(path).catch(() => undefined);
  return stats?.size ?? 0;
}

/** What changed in an archive while it was read may lie in any of its files. */
async function openBundle(
  path: DiskPath,
  limits: Limits,
): Promise<{
  readonly bundle: Bundle | { readonly error: Message };
  readonly changed: readonly FileGap[];
}> {
  try {
    const { read, changed } = await readWatched(
      path,
      () => readWhole(path),
      ({ length }) => length,
    );
    const bundle = Bundle.open(read, limits);
    return bundle instanceof Bundle ? { bundle, changed } : failed(bundle.reason);
  } catch (error) {
    return failed(reasonOf(error));
  }
}

function failed(error: Message): { readonly bundle: { readonly error: Message }; readonly changed: readonly FileGap[] } {
  return { bundle: { error }, changed: [] };
}

/** Time that the processor worked: another program that keeps it busy takes nothing from an archive. */
function workMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What a damaged archive still gives of a file says so in `damage`; one that is not looked at goes to `passed`. */
async function readInner(
  content: ReturnType<ReturnType<Bundle['looking']>>,
  path: string,
  passed: Passed[],
): Promise<ReadText | undefined> {
  if (!content) return { kind: 'binary' };
  if (content.kind === 'passed') {
    passed.push({ archive: '', name: path, reason: content.reason });
    return undefined;
  }
  if (content.kind === 'refused') return { kind: 'error', reason: content.reason };
  const read = await readBytes(content.bytes, localize);
  return content.kind === 'whole' ? read : withDamage(read, [damagedFile(content.reason)]);
}
