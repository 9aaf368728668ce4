import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Metafile, noticesOf, packagesIn } from '../../scripts/lib/notices.mjs';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-notices-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const TEXT = 'Copyright (c) 2024 Somebody\n\nPermission is hereby granted';

/** Plants a package; `files` beside its package.json. */
function plant(folder: string, manifest: object, files: Readonly<Record<string, string>> = { LICENSE: TEXT }): string {
  fs.mkdirSync(path.join(root, folder), { recursive: true });
  fs.writeFileSync(path.join(root, folder, 'package.json'), JSON.stringify(manifest));
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(root, folder, name), text);
  return `${folder}/lib/index.js`;
}

/** A bundle that holds these files. */
function bundleOf(...inputs: readonly string[]): Metafile {
  return { outputs: { 'dist/x.js': { inputs: Object.fromEntries(inputs.map((input) => [input, { bytesInOutput: 9 }])) } } };
}

const notices = (...inputs: readonly string[]): string => noticesOf(packagesIn(root, [bundleOf(...inputs)]));

describe('the notices of third parties', () => {
  it('name each package of the bundles with its version, author, licence and text', () => {
    const plain = plant('node_modules/plain', { name: 'plain', version: '1.2.3', license: 'MIT', author: 'Somebody' });
    const scoped = plant('node_modules/@a/b', { name: '@a/b', version: '2.0.0', license: 'ISC', author: { name: 'B' } });
    const text = notices('server/src/main.ts', plain, scoped, 'node_modules/plain/lib/other.js');
    expect(text).toContain(`plain 1.2.3\nAuthor: Somebody\nLicence: MIT\n\n${TEXT}\n`);
    expect(text).toContain(`@a/b 2.0.0\nAuthor: B\nLicence: ISC\n\n${TEXT}\n`);
    expect(text.match(/plain 1\.2\.3/g)).toHaveLength(1);
  });

  it('keep two versions of a package apart', () => {
    const outer = plant('node_modules/two', { name: 'two', version: '1.0.0', license: 'MIT' });
    const inner = plant('node_modules/plain/node_modules/two', { name: 'two', version: '2.0.0', license: 'MIT' });
    expect(notices(outer, inner)).toMatch(/two 1\.0\.0.*two 2\.0\.0/s);
  });

  it('say which licence is taken where there is a choice', () => {
    const forge = plant('node_modules/forge', { name: 'forge', version: '1.0.0', license: '(BSD-3-Clause OR GPL-2.0)' });
    expect(notices(forge)).toContain('Licence: BSD-3-Clause, chosen from (BSD-3-Clause OR GPL-2.0)');
  });

  it('repeat what a package wants to be told besides', () => {
    const apache = plant(
      'node_modules/apache',
      { name: 'apache', version: '1.0.0', license: 'Apache-2.0' },
      { 'LICENSE-APACHE.txt': TEXT, NOTICE: 'This product includes X', 'thirdpartynotices.txt': 'Y is in it' },
    );
    expect(notices(apache)).toContain(`${TEXT}\n\nThis product includes X\n\nY is in it\n`);
  });

  it('pass over what is in no bundle', () => {
    const bundle = { outputs: { 'dist/x.js': { inputs: { 'node_modules/nowhere/index.js': { bytesInOutput: 0 } } } } };
    expect(packagesIn(root, [bundle])).toEqual([]);
  });

  it.each([['GPL-3.0'], ['(MIT AND GPL-2.0)'], ['SEE LICENSE IN LICENSE'], ['UNLICENSED'], [undefined], [{ type: 'MIT' }]])(
    'are refused for the licence %j, with the name of the package',
    (license) => {
      const input = plant('node_modules/odd', { name: 'odd', version: '3.0.0', license });
      expect(() => notices(input)).toThrow(/odd 3\.0\.0: the licence .* is not on the list/);
    },
  );

  it('are refused for a package without the text of its licence, and tell of all that is wrong at once', () => {
    const bare = plant('node_modules/bare', { name: 'bare', version: '1.0.0', license: 'MIT' }, { 'README.md': 'MIT' });
    const odd = plant('node_modules/odd', { name: 'odd', version: '3.0.0', license: 'WTFPL' });
    expect(() => notices(bare, odd)).toThrow(/bare 1\.0\.0: there is no file with the text.*odd 3\.0\.0: the licence "WTFPL"/s);
  });
});
