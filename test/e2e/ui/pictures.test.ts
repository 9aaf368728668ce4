import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallPng } from '../../../scripts/lib/small-png.mjs';
import { colours, firstLens, rows, textOf, useWorkbench, type Workbench } from './workbench.ts';

const IMAGES = path.join(import.meta.dirname, '..', '..', '..', 'docs', 'images');
const LARGEST = 64 * 1024; // the package holds them, too

/** The README's pictures. With UPDATE_IMAGES=1 they go to docs/images; else only to build/shots. */
async function picture(bench: Workbench, name: string): Promise<void> {
  const file = await bench.shot(name);
  if (process.env['UPDATE_IMAGES'] !== '1') return;
  const small = smallPng(fs.readFileSync(file));
  expect(small.length).toBeLessThan(LARGEST);
  fs.mkdirSync(IMAGES, { recursive: true });
  fs.writeFileSync(path.join(IMAGES, `${name}.png`), small);
}

describe('the picture of', () => {
  const bench = useWorkbench('u_ex240502.log', { size: { width: 1200, height: 640 } });

  it('an IIS log shows its failures in place, at the end of the line, and in the Problems view', async () => {
    await bench.choose('Preferences: Color Theme', 'Dark Modern');
    await bench.page.locator('.monaco-workbench.vs-dark').waitFor();
    await bench.press('Control+b');
    for (let step = 0; step < 2; step++) await bench.command('Decrease Editor Font Size'); // for the reasons to fit
    await bench.command('Problems: Focus on Problems View');
    const problems = rows(bench.page.locator('.markers-panel'));
    for (const rule of ['iis-500-1346-impersonation', 'verifyrequest-403-16', 'http-414-long-url']) {
      await problems.filter({ hasText: rule }).first().waitFor();
    }
    await expect.poll(() => bench.editor().locator('.squiggly-error').count()).toBe(3);
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/500 0 1346.*impersonat/i);
    await expect.poll(async () => new Set((await colours(bench.editor())).values()).size).toBeGreaterThan(4);
    await firstLens(bench, 'impersonation');
    await picture(bench, 'iis-finding');
  });

  it('a resolution shows causes, steps and commands', async () => {
    await bench.goTo(11, bench.columnOf('500 0 1346', 11));
    await bench.command('View: Hide Panel');
    await bench.command('View: Focus Active Editor Group');
    await bench.command('SCEP: Show Resolution of the Finding at Cursor');
    const advice = bench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await advice.locator('h1').waitFor();
    await advice
      .locator('h2')
      .first()
      .evaluate((heading) => heading.scrollIntoView());
    await picture(bench, 'resolution');
    await bench.command('View: Close Editor');
  });

  it('the list of all findings leads back to each line', async () => {
    await bench.command('SCEP: Show All Findings of This Log');
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/impersonation right missing[\s\S]*Lines: 11/);
    await bench.editor().locator('.detected-link', { hasText: '11' }).first().waitFor();
    await bench.shot('findings');
    await bench.command('View: Close Editor');
  });

  it('a decoded message shows recipient, algorithms, and where the text was cut', async () => {
    await bench.open('ios-console.log');
    await bench.editor().locator('.codelens-decoration', { hasText: 'cut' }).first().waitFor();
    await bench.goTo(5, bench.columnOf('MIAGCSqG', 5) + 4);
    await bench.command('SCEP: Open Decoded Message at Cursor');
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/FourthCoffee CA/);
    await picture(bench, 'decoded-message');
  });
});
