import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { unreadPart } from '../core/case/expected/unread.ts';
import { nameOfBytes } from '../core/text/byte-name.ts';
import { type Message, msg } from '../core/text/message.ts';
import { type DiskPath, LOST, pathsNamed, pathWithin, shownPath } from '../files/disk-path.ts';
import { isDescriptor, NO_FILE, reasonOf } from '../files/open-file.ts';

const MAX_FILES = 20_000;
const MAX_DEPTH = 24;

export interface FoundFile {
  /** As people read it. */
  readonly path: string;
  /** As the file system takes it, where that is not the same. */
  readonly disk?: DiskPath;
  /** It stood on the command line. */
  readonly named: boolean;
}

export interface FoundFiles {
  /** In the order of their names. */
  readonly files: readonly FoundFile[];
  readonly errors: readonly Message[];
}

/**
 * The files at and below the paths; a folder that is one thing to the tool that reads it counts as one file. Links below a folder are not followed;
 * too many files or levels, a folder that cannot be listed, and what is neither a file nor a folder give an error line. Names may be
 * any bytes.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files: FoundFile[] = [];
  const errors: Message[] = [];
  const add = (disk: DiskPath, named: boolean): void => {
    files.push(typeof disk === 'string' ? { path: disk, named } : { path: shownPath(disk), disk, named });
  };
  const walk = async (folder: DiskPath, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) {
      errors.push(msg('{0}: more than {1} folders deep, not searched', shownPath(folder), MAX_DEPTH));
      return;
    }
    for (const entry of await listed(folder)) {
      if (files.length >= MAX_FILES) return;
      const full = pathWithin(folder, entry.name);
      const name = nameOfBytes(entry.name);
      if (entry.isDirectory() && unreadPart(slashed(shownPath(full)))?.certain) add(full, false);
      else if (entry.isDirectory() && name !== 'node_modules' && name !== '.git') await walk(full, depth + 1);
      else if (entry.isFile()) add(full, false);
    }
  };
  const listed = async (folder: DiskPath): Promise<readonly Dirent<Buffer>[]> => {
    try {
      const entries = await fs.readdir(folder, { withFileTypes: true, encoding: 'buffer' });
      return entries.sort((a, b) => (nameOfBytes(a.name) < nameOfBytes(b.name) ? -1 : 1));
    } catch (error) {
      errors.push(msg('{0}: {1}', shownPath(folder), reasonOf(error)));
      return [];
    }
  };
  const begin = async (start: DiskPath): Promise<void> => {
    const shown = shownPath(start);
    const found = await fs.stat(start);
    if (found.isDirectory() && !unreadPart(slashed(path.resolve(shown)))?.certain) await walk(start, 0);
    else if (found.isDirectory() || found.isFile() || (found.isFIFO() && isDescriptor(shown))) add(start, true);
    else errors.push(msg('{0}: {1}', shown, NO_FILE));
  };
  for (const given of paths.filter(isFirstOfItsKind)) {
    try {
      const starts = await pathsNamed(given);
      if (starts.length === 0) await fs.stat(given); // says why
      for (const start of starts) await begin(start);
    } catch (error) {
      errors.push(msg('{0}: {1}', given, reasonOf(error)));
    }
  }
  if (files.length >= MAX_FILES) errors.push(msg('more than {0} files: the rest was not searched', MAX_FILES));
  return { files, errors };
}

/** Several names that lost bytes may have become the same one, which stands for them all. */
function isFirstOfItsKind(given: string, index: number, paths: readonly string[]): boolean {
  return !given.includes(LOST) || paths.indexOf(given) === index;
}

/** A path as the core expects it. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
