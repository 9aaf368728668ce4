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
    await expect.poll(labels).toContainEqual(expect.stringMatching(/^\d+\.\d+\.\d+\.\d+ · \d{3}.* · [a-z]/));
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

describe('a log as a table', () => {
  const bench = useWorkbench('u_ex240502.log');
  const table = () => bench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');

  it('has its failures before the reader, and is left by Enter at the line', async () => {
    await bench.command('SCEP: Show Log as Table');
    const rows = table().locator('.table-row');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(14);
    await table().locator('#failed').check();
    await expect.poll(() => rows.count()).toBeLessThan(14);
    await bench.shot('table');
    await table().locator('.table-grid').focus();
    await bench.press('End');
    await bench.press('Enter');
    await bench.page.locator('.tab.active', { hasText: /^u_ex240502\.log/ }).waitFor();
    await bench.page.locator('.statusbar-item', { hasText: 'Ln 18,' }).waitFor();
  });
});
