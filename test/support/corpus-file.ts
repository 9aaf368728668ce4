import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The text of a file below test/corpus, read as UTF-8. */
export function corpus(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../corpus/${path}`, import.meta.url)), 'utf8');
}

/** The names of the files in a folder below test/corpus, in order. */
export function corpusFiles(folder: string): readonly string[] {
  return readdirSync(fileURLToPath(new URL(`../corpus/${folder}`, import.meta.url))).sort();
}

/** The bytes of a file below test/corpus. */
export function corpusBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(fileURLToPath(new URL(`../corpus/${path}`, import.meta.url))));
}
