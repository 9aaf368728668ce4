import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { smallPng } from '../../../scripts/lib/small-png.mjs';
import { startTerminal, type Terminal } from './terminal.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const LARGEST = 64 * 1024; // the package holds the pictures, too

describe('Neovim', () => {
  let terminal: Terminal;
  beforeAll(() => {
    const script = path.join(root, 'test/protocol/neovim/show.lua');
    terminal = startTerminal(`nvim --clean -n -c 'luafile ${script}'`, {
      columns: 132,
      rows: 30,
      env: { SCEP_CASE: path.join(root, 'samples/case'), SCEP_SERVER: path.join(root, 'dist/cli.js') },
    });
  });
  afterAll(() => terminal.close());

  it('shows what became of an enrollment, the finding in its place, and all lines of the enrollment in all logs', async () => {
    await expect.poll(() => terminal.text(), { timeout: 40_000 }).toMatch(/References/);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const screen = terminal.text();
    expect(screen).toMatch(/failed at step \d/);
    expect(screen).toMatch(/OMADM\.log\|\d+ col/);
    expect(screen).toMatch(/Connectors_Operational\.evtx\.xml\|\d+ col/);
    const browser = await chromium.connect(inject('e2e').browser);
    const page = await browser.newPage({ viewport: { width: 1100, height: 540 } });
    await page.setContent(terminal.html());
    const file = path.join(root, 'build', 'shots', 'neovim.png');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await page.locator('pre').screenshot({ path: file });
    await page.close();
    if (process.env['UPDATE_IMAGES'] !== '1') return;
    const small = smallPng(fs.readFileSync(file));
    expect(small.length).toBeLessThan(LARGEST);
    fs.writeFileSync(path.join(root, 'docs', 'images', 'neovim.png'), small);
  });
});
