import fs from 'node:fs/promises';
import path from 'node:path';
import { nameOfBytes } from '../../core/text/byte-name.ts';

/** A path as the file system takes it: text, or the bytes of a name that is no UTF-8, which Linux allows. */
export type DiskPath = string | Buffer;

/** A path as people read it: bytes that are no character stand as `⟨0xFF⟩`. */
export function shownPath(file: DiskPath): string {
  return typeof file === 'string' ? file : nameOfBytes(file);
}

/** A file or folder inside `folder`; its name is text wherever it can be. */
export function pathWithin(folder: DiskPath, name: Buffer): DiskPath {
  const text = name.toString('utf8');
  if (typeof folder === 'string' && Buffer.from(text).equals(name)) return path.join(folder, text);
  const parent = Buffer.from(folder);
  const separator = parent.at(-1) === SLASH ? [] : [Buffer.from(path.sep)];
  return Buffer.concat([parent, ...separator, name]);
}

const SLASH = 0x2f;
/** What Node makes of bytes on the command line that are no UTF-8. */
export const LOST = '\ufffd';

/**
 * The files and folders that a path from the command line names: itself, and where it has lost bytes those whose names differ from it in
 * such bytes alone. Empty where there are none. Throws what the file system throws.
 */
export async function pathsNamed(given: string): Promise<readonly DiskPath[]> {
  if (!given.includes(LOST) || (await exists(given))) return [given];
  const { root } = path.parse(given);
  let found: readonly DiskPath[] = [root === '' ? '.' : root];
  for (const part of given.slice(root.length).split(path.sep)) {
    if (part !== '') found = (await Promise.all(found.map((folder) => within(folder, part)))).flat();
  }
  return found;
}

async function within(folder: DiskPath, part: string): Promise<readonly DiskPath[]> {
  if (!part.includes(LOST)) return [pathWithin(folder, Buffer.from(part))];
  const names = await fs.readdir(folder, { encoding: 'buffer' });
  return names.filter((name) => name.toString('utf8') === part).map((name) => pathWithin(folder, name));
}

function exists(file: string): Promise<boolean> {
  return fs.stat(file).then(
    () => true,
    () => false,
  );
}
