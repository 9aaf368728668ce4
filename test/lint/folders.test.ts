import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const MOST = 25;

/** Every folder of the product's sources with the files that stand in it, the folder itself first. */
function folders(folder: string): readonly (readonly [folder: string, files: number])[] {
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  const inside = entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => folders(`${folder}/${name}`));
  return [[folder, entries.filter((entry) => entry.isFile()).length], ...inside];
}
const ALL = ['server/src', 'client/src'].flatMap(folders);

it('no folder of sources holds more files than a reader can survey', () => {
  expect(ALL.length).toBeGreaterThan(40);
  expect(ALL.filter(([, files]) => files > MOST)).toEqual([]);
});
