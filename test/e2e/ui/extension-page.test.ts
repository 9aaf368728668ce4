import { describe, expect, inject, it } from 'vitest';
import { useWorkbench } from './workbench.ts';

describe('the page of the extension', () => {
  const bench = useWorkbench('u_ex240502.log', { size: { width: 1400, height: 1000 } });

  it('shows the README with every picture or its words, and nothing that leads nowhere', async () => {
    await bench.press('Control+Shift+x');
    await bench.page.locator('.extensions-list .monaco-list-row', { hasText: 'SCEP Log Inspector' }).first().click();
    const page = bench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await page.locator('h1', { hasText: 'SCEP Log Inspector' }).waitFor();
    const pictures = page.locator('img');
    await expect.poll(() => pictures.count()).toBeGreaterThan(2);
    const words = await pictures.evaluateAll((all) => all.map((one) => one.getAttribute('alt') ?? ''));
    expect(Math.min(...words.map(({ length }) => length))).toBeGreaterThan(20);
    const widths = (): Promise<number[]> =>
      pictures.evaluateAll((all) => all.map((one) => Number(Reflect.get(one, 'naturalWidth'))));
    // The newest version draws only pictures of the web there; of ours it shows the words.
    if (inject('e2e').age === 'oldest') await expect.poll(async () => Math.min(...(await widths()))).toBeGreaterThan(600);
    const links = await page.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(links.filter((link) => !/^(?:https:|#)/.test(link))).toEqual([]);
    await bench.shot('extension-page');
    await pictures.last().evaluate((last) => last.scrollIntoView());
    await bench.shot('extension-page-end');
  });
});
