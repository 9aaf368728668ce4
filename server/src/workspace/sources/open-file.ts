import { constants, createReadStream, type Stats } from 'node:fs';
import fs from 'node:fs/promises';
import { LIMITS } from '../../core/limits.ts';
import { english, msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { NO_FILE } from '../walk.ts';
import type { DiskPath } from './disk-path.ts';

/** Why a file is not read, in words for the reader; its `message` says the same in English. */
export class Unreadable extends Error {
  readonly kind: 'folder' | 'no-file' | 'too-large';
  readonly reason: Sentence;

  constructor(kind: Unreadable['kind'], reason: Sentence) {
    super(english(reason));
    this.kind = kind;
    this.reason = reason;
  }
}

/** Neither waits for the other end of a pipe, nor takes a terminal for its own. Windows has no such flags. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Opens a file for reading; every road to a file leads through here. A folder, device, socket or named pipe throws `Unreadable`, also one
 * that took the file's place just now: a pipe waits for a writer who may never come, a device may have no end. Throws what the file
 * system throws.
 */
export async function openFile(file: DiskPath): Promise<fs.FileHandle> {
  mustBeFile(await fs.stat(file)); // even opening a device may do something
  const handle = await fs.open(file, FLAGS);
  try {
    mustBeFile(await handle.stat());
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** All bytes of a file of at most `most` bytes. Throws as `openFile` does, and `Unreadable` for a longer one. */
export async function readWhole(file: DiskPath, most = LIMITS.wholeBytes): Promise<Uint8Array> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    if (size > most) throw new Unreadable('too-large', msg('the file has {0} bytes; at most {1} are read', size, most));
    return await fs.readFile(handle);
  } finally {
    await handle.close();
  }
}

/**
 * True for a path that names an open file of this process, as shells give it for `<(…)`. Its pipe has a writer and ends; opening a pipe
 * that lies in a folder waits until somebody writes, perhaps for ever.
 */
export function isDescriptor(path: string): boolean {
  return /^\/(?:dev\/(?:fd\/\d{1,9}|stdin)|proc\/self\/fd\/\d{1,9})$/.test(path);
}

/** What comes from standard input, `-`, or from an open file that `isDescriptor` knows. */
export function openStream(path: string): AsyncIterable<Uint8Array | string> {
  return path === '-' ? process.stdin : createReadStream(path);
}

/** The reason of `Unreadable`, or the words of the system. */
export function reasonOf(error: unknown): Sentence {
  if (error instanceof Unreadable) return error.reason;
  return verbatim(error instanceof Error ? error.message : String(error));
}

function mustBeFile(stats: Stats): void {
  if (stats.isFile()) return;
  throw stats.isDirectory() ? new Unreadable('folder', FOLDER) : new Unreadable('no-file', NO_FILE);
}

const FOLDER = msg('it is a folder');
