import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { sealVsix, selfContained } from '../../scripts/lib/vsix.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-vsix-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const ENTRIES = { 'extension/readme.md': bytes('old'), 'extension/dist/cli.js': bytes('#!'), 'extension/b.json': bytes('{}') };

/** Packs the entries in this order and at this time, seals them, and gives the bytes. */
function sealed(names: readonly (keyof typeof ENTRIES)[], mtime: string): Buffer {
  const file = path.join(folder, 'x.vsix');
  fs.writeFileSync(file, zipSync(Object.fromEntries(names.map((name) => [name, [ENTRIES[name], { mtime, level: 1 }]]))));
  sealVsix(file, 'new');
  return fs.readFileSync(file);
}

const ONE = ['extension/readme.md', 'extension/dist/cli.js', 'extension/b.json'] as const;
const OTHER = ['extension/b.json', 'extension/readme.md', 'extension/dist/cli.js'] as const;

describe('a sealed package', () => {
  it('depends on its content alone: not on order, time or zone', () => {
    const first = sealed(ONE, '2024-01-01');
    for (const zone of ['America/St_Johns', 'Pacific/Kiritimati', 'Europe/Berlin']) {
      vi.stubEnv('TZ', zone);
      expect(sealed(OTHER, '2025-06-06').equals(first)).toBe(true);
    }
    const entries = unzipSync(first);
    expect(Object.keys(entries)).toEqual([...ONE].sort());
    expect(new TextDecoder().decode(entries['extension/readme.md'])).toBe('new');
  });

  it('takes its day from SOURCE_DATE_EPOCH', () => {
    const first = sealed(ONE, '2024-01-01');
    vi.stubEnv('SOURCE_DATE_EPOCH', '1714550400');
    expect(sealed(ONE, '2024-01-01').equals(first)).toBe(false);
    for (const odd of ['soon', '-5', '']) {
      vi.stubEnv('SOURCE_DATE_EPOCH', odd);
      expect(() => sealed(ONE, '2024-01-01')).toThrow('SOURCE_DATE_EPOCH');
    }
  });
});

describe('the README of the package', () => {
  it('holds its pictures, and links only where a link leads', () => {
    fs.writeFileSync(path.join(folder, 'a.png'), 'PNG');
    const readme = 'See ![a log](a.png) and [the rules](docs/rules.md#x), [a site](https://learn.microsoft.com/x).\n';
    expect(selfContained(readme, folder)).toBe(
      'See ![a log][picture-1] and the rules, [a site](https://learn.microsoft.com/x).\n\n[picture-1]: data:image/png;base64,UE5H\n',
    );
  });

  it('of this repository has no picture or link to a file left', () => {
    const root = path.resolve(import.meta.dirname, '../..');
    const text = selfContained(fs.readFileSync(path.join(root, 'README.md'), 'utf8'), root);
    expect(text.match(/^\[picture-\d\]: data:image\/png;base64,iVBORw0KGgo/gm)?.length).toBeGreaterThan(1);
    expect(text).not.toMatch(/\]\((?!https:)/);
  });
});
