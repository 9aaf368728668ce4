import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GeneratedCase } from '../generate/case.ts';
import type { Truth } from '../generate/truth.ts';

/** Cases that were made by hand, not by the generator of this folder. */
export const GIVEN = ['legacy', 'modern'] as const;

/** A given case: its logs by path, and its truth. */
export function givenCase(name: (typeof GIVEN)[number]): GeneratedCase {
  const folder = fileURLToPath(new URL(`../given/${name}/`, import.meta.url));
  const files = new Map<string, string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (statSync(`${folder}${path}`).isFile()) files.set(path.replaceAll('\\', '/'), readFileSync(`${folder}${path}`, 'utf8'));
  }
  const truth: Truth = JSON.parse(readFileSync(`${folder.slice(0, -1)}.truth.json`, 'utf8'));
  return { files, truth };
}
