import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where a file below test/fixtures stands. */
export function fixturePath(path: string): string {
  return fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));
}

/** The text of a file below test/fixtures, read as UTF-8. */
export function fixture(path: string): string {
  return readFileSync(fixturePath(path), 'utf8');
}

/** The bytes of a file below test/fixtures. */
export function fixtureBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(fixturePath(path)));
}
