import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { unreadPart } from '../core/knowledge/case/unread.ts';
import { type Message, msg } from '../core/text/message.ts';
import { isDescriptor } from '../files/read-pipe.ts';

const MAX_FILES = 20_000;
const MAX_DEPTH = 24;

export interface FoundFiles {
  /** In the order of their names; `named` ones stood on the command line. */
  readonly files: readonly { readonly path: string; readonly named: boolean }[];
  readonly errors: readonly Message[];
}

/**
 * The files at and below the paths; a folder that is one thing to the tool that reads it counts as one file. Links below a folder are not followed;
 * too many files or levels, a folder that cannot be listed, and what is neither a file nor a folder give an error line.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files: { path: string; named: boolean }[] = [];
  const errors: Message[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) {
      errors.push(msg('{0}: more than {1} folders deep, not searched', folder, MAX_DEPTH));
      return;
    }
    for (const entry of await listed(folder)) {
      if (files.length >= MAX_FILES) return;
      const full = path.join(folder, entry.name);
      if (entry.isDirectory() && unreadPart(slashed(full))?.certain) files.push({ path: full, named: false });
      else if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') await walk(full, depth + 1);
      else if (entry.isFile()) files.push({ path: full, named: false });
    }
  };
  const listed = async (folder: string): Promise<readonly Dirent[]> => {
    try {
      return (await fs.readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      errors.push(msg('{0}: {1}', folder, reasonOf(error)));
      return [];
    }
  };
  for (const start of paths) {
    try {
      const found = await fs.stat(start);
      if (found.isDirectory() && !unreadPart(slashed(path.resolve(start)))?.certain) await walk(start, 0);
      else if (found.isDirectory() || found.isFile() || (found.isFIFO() && isDescriptor(start)))
        files.push({ path: start, named: true });
      else errors.push(msg('{0}: it is a device, a socket or a named pipe, and is not read', start));
    } catch (error) {
      errors.push(msg('{0}: {1}', start, reasonOf(error)));
    }
  }
  if (files.length >= MAX_FILES) errors.push(msg('more than {0} files: the rest was not searched', MAX_FILES));
  return { files, errors };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A path as the core expects it. */
export function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
