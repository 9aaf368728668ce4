import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zipOf } from '../support/archives.mjs';
import { failingLog, HOSTILE, zipOfMany } from '../support/hostile-archives.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-hostile-'));
/** In MB; and in seconds of the processor. */
const MEMORY = 300;
const TIME = 14;
const LONGEST_MS = 120_000;

/** Notes what the process took beyond its start when it ends. */
const NOTE = `const before = process.memoryUsage.rss();
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const grown = (maxRSS * 1024 - before) / 1e6;
  require('node:fs').writeFileSync(process.env.NOTE_FILE, JSON.stringify({ grown, seconds: (userCPUTime + systemCPUTime) / 1e6 }));
});`;

/** What the client does with an archive: opens it and lists every folder. The server reads it for the overview, as the command line does. */
const CLIENT = `import fs from 'node:fs';
import { Bundle } from ${JSON.stringify(path.join(root, 'server/src/core/archive/index.ts'))};
const bundle = Bundle.open(fs.readFileSync(process.argv[2]));
for (const path of bundle.files()) bundle.stat(path);
for (const refusal of bundle.refusals()) void refusal;`;

beforeAll(async () => {
  fs.writeFileSync(path.join(folder, 'note.cjs'), NOTE);
  fs.writeFileSync(path.join(folder, 'client.ts'), CLIENT);
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    nodePaths: [path.join(root, 'node_modules')],
  } satisfies BuildOptions;
  await build({ ...common, entryPoints: [path.join(folder, 'client.ts')], outfile: path.join(folder, 'client.js') });
  await build({
    ...common,
    entryPoints: [path.join(root, 'server/src/cli/main.ts')],
    outfile: path.join(folder, 'cli.js'),
    minify: true, // as the package has them
    define: { VERSION: '"test"' },
  });
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

interface Taken {
  readonly grown: number;
  readonly seconds: number;
  readonly status: number | null;
  readonly err: string;
}

/** Runs a script in a process of its own, and says what that took. */
function run(...argv: readonly string[]): Taken {
  const note = path.join(folder, 'note.json');
  const { status, stderr } = spawnSync(process.execPath, ['-r', path.join(folder, 'note.cjs'), ...argv], {
    encoding: 'utf8',
    env: { ...process.env, NOTE_FILE: note, LC_ALL: 'C' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const taken = JSON.parse(fs.readFileSync(note, 'utf8')) as Pick<Taken, 'grown' | 'seconds'>;
  return { ...taken, status, err: stderr };
}

/** Its files are no logs, as the beginning of each says: more need not be unpacked. */
const ALL_LOOKED_AT = 'folders.cab';

describe('an archive that unpacks to very much', () => {
  it.each(Object.entries(HOSTILE))('takes little memory and time: %s', { timeout: LONGEST_MS }, (name, make) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, make());
    const read = run(path.join(folder, 'cli.js'), 'analyze', file);
    if (name === ALL_LOOKED_AT) expect([read.status, read.err]).toEqual([0, '']);
    else
      expect([read.status, read.err]).toEqual([1, expect.stringMatching(/not looked at: |looked at up to byte|as no log does/)]);
    expect(read.err.split('\n').length).toBeLessThan(30);
    expect(read.grown).toBeLessThan(MEMORY);
    expect(read.seconds).toBeLessThan(TIME);
    const listed = run(path.join(folder, 'client.js'), file);
    expect(listed.grown).toBeLessThan(MEMORY);
    expect(listed.seconds).toBeLessThan(TIME);
    fs.rmSync(file);
  });
});

describe('Ctrl+C while an archive is read', () => {
  it('ends it with what was read so far', { timeout: LONGEST_MS }, async () => {
    const file = path.join(folder, 'long.zip');
    const many = zipOfMany(3000, failingLog(60_000));
    fs.writeFileSync(
      file,
      zipOf([
        { name: 'a.log', data: failingLog(1000), crc: 1 },
        { name: 'b.zip', data: many, stored: true },
      ]),
    );
    const program = spawn(process.execPath, [path.join(folder, 'cli.js'), 'analyze', '--format', 'json', file]);
    let out = '';
    let err = '';
    program.stdout.on('data', (chunk) => {
      out += String(chunk);
    });
    program.stderr.on('data', (chunk) => {
      if (err === '') program.kill('SIGINT'); // the first word is about the damaged file: reading has begun
      err += String(chunk);
    });
    expect(await new Promise((resolve) => program.once('close', resolve))).toBe(130);
    expect(err).toMatch(/stopped: \d+ of 3001 files were read/);
    const { files } = JSON.parse(out) as { readonly files: readonly unknown[] };
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThan(1000);
  });
});
