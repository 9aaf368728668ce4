import { describe, expect, it } from 'vitest';
import { clickAt, colours, firstLens, opacity, rows, textOf, useWorkbench } from './workbench.ts';

const RULE = 'iis-500-1346-impersonation';

describe('an IIS log with one failed request', () => {
  const bench = useWorkbench('u_ex170808.log');
  const statusItem = (text: string | RegExp) => bench.page.locator('.statusbar-item', { hasText: text });

  it('is recognised: the status bar names its language', () => statusItem('IIS W3C Log').waitFor());

  it('shows a squiggle under the token that failed', async () => {
    await bench.editor().locator('.squiggly-error').first().waitFor();
    await expect.poll(() => bench.editor().locator('.squiggly-error').count()).toBe(1);
  });

  it('shows the reason at the end of the line', () =>
    expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/500 0 1346 31.*impersonat/i));

  it('sums the log up above its first line', () => firstLens(bench, 'impersonation'));

  it('colours method, operation and failing status apart', async () => {
    await expect
      .poll(async () => {
        const colour = await colours(bench.editor());
        return new Set(['GET', 'GetCACert', '500'].flatMap((text) => colour.get(text) ?? [])).size;
      })
      .toBe(3);
    await bench.shot('iis-editor');
  });

  it('explains the status in a hover, with the way out', async () => {
    await bench.goTo(1, bench.columnOf('500 0 1346'));
    const text = await bench.hover();
    expect(text).toMatch(/impersonat/i);
    expect(text).toContain(RULE);
    await bench.shot('iis-hover');
    await bench.closeHover();
  });

  it('is listed in the Problems view, with its id and a link', async () => {
    await bench.command('Problems: Focus on Problems View');
    const row = rows(bench.page.locator('.markers-panel')).filter({ hasText: RULE });
    await row.waitFor();
    expect(await textOf(row)).toMatch(/impersonat/i);
    expect(await row.locator('a[href]').first().getAttribute('href')).toMatch(/^https:\/\/learn\.microsoft\.com\//);
    await bench.shot('iis-problems');
  });

  it('leads from F8 and Ctrl+. to the resolution, by keyboard alone', async () => {
    await bench.goTo(1, 1);
    await bench.command('Go to Next Problem in Files (Error, Warning, Info)');
    await bench.page.locator('.peekview-widget, .zone-widget.marker-widget, .marker-widget').first().waitFor();
    await bench.press('Escape');
    await bench.press('Control+.');
    const first = rows(bench.page.locator('.action-widget')).filter({ hasText: 'resolution' }).first();
    await first.waitFor();
    await bench.shot('iis-lightbulb');
    await bench.press('Enter');
    const advice = bench.page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
    await advice.locator('h1').waitFor();
    expect(await textOf(advice.locator('body'))).toMatch(/impersonat/i);
    expect(await advice.locator('ol li').count()).toBeGreaterThan(0);
    expect(await advice.locator('pre code').count()).toBeGreaterThan(0);
    await bench.shot('iis-resolution');
    await bench.command('View: Close Editor');
  });

  it('says in the language status why it was recognised, and lets the reader choose another format', async () => {
    await bench.command('View: Focus Active Editor Group');
    const braces = bench.page.locator('.statusbar-item#status\\.languageStatus');
    await clickAt(bench.page, braces);
    const status = bench.page.locator('.hover-language-status').first();
    await status.waitFor();
    expect(await textOf(status)).toMatch(/IIS W3C Log/);
    expect(await textOf(status)).toMatch(/SCEP URL/);
    await expect.poll(() => opacity(bench.page.locator('.workbench-hover-container').last())).toBe('1');
    await bench.shot('iis-language-status');
    await bench.press('Escape');
    await bench.choose('SCEP: Choose Log Format...', 'Android OMADM Log');
    await statusItem('Android OMADM Log').waitFor();
    await bench.editor().locator('.squiggly-error').waitFor({ state: 'detached' });
    await bench.choose('SCEP: Choose Log Format...', 'IIS W3C Log');
    await bench.editor().locator('.squiggly-error').first().waitFor();
  });
});
