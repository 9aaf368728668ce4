import { describe, expect, it } from 'vitest';
import { drawnIn, textOf, useWorkbench } from './workbench.ts';

describe('a log of real width', () => {
  const bench = useWorkbench('u_ex240501.log');
  const labels = async () => (await drawnIn(bench.editor())).filter((text) => / · /.test(text));

  it('shows what failed without scrolling: an icon beside the line, and client, status and reason behind its time', async () => {
    await bench.goTo(1, 1);
    await bench.command('Go to Next Problem (Error, Warning, Info)');
    await bench.press('Escape');
    await expect.poll(() => bench.editor().locator('.glyph-margin-widgets .cgmr').count()).toBeGreaterThan(0);
    await expect.poll(labels).toContainEqual(expect.stringMatching(/^\d+\.\d+\.\d+\.\d+ · [45]\d\d.* · [a-z]/));
    await bench.shot('wide-log');
  });

  it('is shown from the beginning of its line after a jump, where time, client and status stand', async () => {
    const text = await textOf(bench.editor().locator('.view-lines'));
    expect(text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/);
    const left = await bench
      .editor()
      .locator('.lines-content')
      .evaluate((element) => element.getBoundingClientRect().left);
    const margin = await bench
      .editor()
      .locator('.overflow-guard')
      .evaluate((element) => element.getBoundingClientRect().left);
    expect(left).toBeGreaterThanOrEqual(margin);
  });

  it('has its long messages drawn short', async () => {
    await expect
      .poll(async () => (await drawnIn(bench.editor())).filter((text) => /^… [\d ]+ characters$/.test(text)).length)
      .toBeGreaterThan(0);
  });
});
