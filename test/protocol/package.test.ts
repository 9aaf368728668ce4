import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packagesIn } from '../../scripts/lib/notices.mjs';
import { root } from './support/client.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-package-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** What is made, or no part of a package. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', 'build', 'test', 'samples']);

/** A copy of the sources in a folder of its own, where a build disturbs nobody. */
function copyOf(name: string): string {
  const copy = path.join(folder, name);
  fs.mkdirSync(copy);
  for (const part of fs.readdirSync(root).filter((entry) => !LEFT_OUT.has(entry))) {
    fs.cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** Packs a copy as a person does, and gives the bytes of the package. */
function pack(copy: string, environment: NodeJS.ProcessEnv = {}): Buffer {
  const { SOURCE_DATE_EPOCH: _, ...inherited } = process.env;
  const options = { cwd: copy, env: { ...inherited, ...environment }, stdio: 'pipe' } as const;
  execFileSync('sh', ['-c', `umask ${environment['UMASK'] ?? '022'}; exec "$0" scripts/package.mjs`, process.execPath], options);
  return fs.readFileSync(path.join(copy, 'build/scep-log-inspector.vsix'));
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

let copy: string;
let first: Buffer;
beforeAll(() => {
  copy = copyOf('one');
  first = pack(copy);
}, 120_000);

describe('the package', () => {
  it('has the same bytes when it is built again, in another folder, zone and mode, later', () => {
    const other = copyOf('a place with another name');
    fs.utimesSync(path.join(other, 'LICENSE'), 1_600_000_000, 1_600_000_000);
    expect(digest(pack(other, { TZ: 'Pacific/Kiritimati', UMASK: '077', LANG: 'de_DE.UTF-8' }))).toBe(digest(first));
    expect(digest(pack(copy, { TZ: 'America/St_Johns' }))).toBe(digest(first));
  }, 240_000);

  it('stays below 1.5 MB', () => {
    expect(first.length).toBeLessThan(1.5 * 1024 * 1024);
  });

  it('holds once what language server and command line share', () => {
    const files = unzipSync(first);
    const size = (name: string): number => files[`extension/dist/${name}.js`]?.length ?? 0;
    expect(size('core')).toBeGreaterThan(1_000_000);
    expect(size('cli')).toBeLessThan(size('core') / 20);
    expect(size('server')).toBeLessThan(size('core') / 2);
  });

  it('shows its pictures without a network', () => {
    const readme = text(unzipSync(first)['extension/readme.md']);
    expect(readme.match(/!\[[^\]]+\]\[picture-\d\]/g)?.length).toBe(
      readme.match(/^\[picture-\d\]: data:image\/png;base64,/gm)?.length,
    );
    expect(readme).not.toMatch(/\]\((?!https:)/);
  });

  it('tells the licence and copyright of all that it holds', async () => {
    const notices = text(unzipSync(first)['extension/dist/third-party-licenses.txt']);
    // Asked of the bundler a second time, since it is the one that knows.
    const { build } = await import('esbuild');
    const common = { absWorkingDir: root, bundle: true, platform: 'node', format: 'cjs', write: false, metafile: true } as const;
    const entryPoints = ['client/src/extension.ts', 'client/src/platform/client.ts', 'server/src/main.ts'];
    const { metafile } = await build({
      ...common,
      entryPoints: [...entryPoints, 'server/src/cli/main.ts'],
      external: ['vscode', './client.js'],
      outdir: path.join(folder, 'unused'),
    });
    const packages = packagesIn(root, [metafile]);
    expect(packages.map(({ id }) => id)).toEqual(expect.arrayContaining([expect.stringMatching(/^node-forge /)]));
    expect(packages.length).toBeGreaterThan(12);
    const sections = notices.split(/^={80}$/m).slice(1);
    expect(sections.map((section) => section.trim().split('\n')[0])).toEqual(packages.map(({ id }) => id));
    for (const section of sections) {
      expect(section).toMatch(/^Licence: \S/m);
      expect(section).toMatch(/Copyright (?:\(c\) )?\S|^# Blue Oak Model License$/m);
      expect(section.length).toBeGreaterThan(500);
    }
  }, 60_000);

  it('is refused where a bundle holds a package of another licence', () => {
    const planted = copyOf('planted');
    const odd = path.join(planted, 'vendor/node_modules/odd');
    fs.mkdirSync(odd, { recursive: true });
    fs.writeFileSync(path.join(odd, 'package.json'), '{"name": "odd", "version": "6.6.6", "main": "index.js"}');
    fs.writeFileSync(path.join(odd, 'index.js'), 'console.error("odd");');
    fs.appendFileSync(path.join(planted, 'server/src/cli/main.ts'), "import '../../../vendor/node_modules/odd/index.js';\n");
    expect(() => pack(planted)).toThrow(
      /odd 6\.6\.6: the licence undefined is not on the list.*\n.*odd 6\.6\.6: there is no file/,
    );
  }, 60_000);
});
