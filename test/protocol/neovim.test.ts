import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from './support/client.ts';

/** What Neovim got from the server, as its user sees it. */
interface Shown {
  readonly id: string;
  /** Of the quickfix list: `file:line`. */
  readonly references: readonly string[];
  readonly lenses: readonly string[];
  readonly symbols: readonly string[];
}

describe('Neovim, with its own client', { timeout: 120_000 }, () => {
  let shown: Shown;
  beforeAll(() => {
    const script = path.join(root, 'test/protocol/neovim/ask.lua');
    const run = spawnSync('nvim', ['--clean', '--headless', '-n', '-c', `luafile ${script}`], {
      encoding: 'utf8',
      timeout: 100_000,
      env: { ...process.env, SCEP_CASE: path.join(root, 'samples/case'), SCEP_SERVER: path.join(root, 'dist/cli.js') },
    });
    if (run.error) throw new Error(`nvim is needed (Debian: apt-get install neovim): ${run.error.message}`);
    const json = run.stdout.split('\n').find((line) => line.startsWith('{')) ?? `{} // ${run.stdout} ${run.stderr}`;
    shown = JSON.parse(json);
  }, 110_000);

  it('lists all lines of an enrollment, of several logs, as references of its transactionID', () => {
    expect(shown.id).toMatch(/^[0-9A-F]{40}$/i);
    expect(new Set(shown.references.map((line) => line.replace(/:\d+$/, ''))).size).toBeGreaterThan(1);
  });

  it('shows above the first line of an enrollment what became of it', () => {
    expect(shown.lenses.join('\n')).toMatch(/: (?:failed at step \d|issued)/);
  });

  it('finds an enrollment by a part of its transactionID', () => {
    expect(shown.symbols[0]).toContain(shown.id);
  });
});
