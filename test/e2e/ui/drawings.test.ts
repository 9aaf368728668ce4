import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { rows, textOf, useWorkbench } from './workbench.ts';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SAMPLE = path.join(import.meta.dirname, '..', '..', '..', 'samples', 'case');
const THEMES = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];
const CLASSES = ['vs-dark', 'vs', 'hc-black', 'hc-light'];

describe('the pages that draw the sample case', () => {
  const bench = useWorkbench('u_ex260323.log', { folder: SAMPLE });

  /** The document of the page in front. */
  async function frame(heading: string): Promise<Frame> {
    let found: Frame | undefined;
    await expect
      .poll(async () => {
        for (const one of bench.page.frames()) {
          const texts = await one
            .locator('#page h1')
            .allTextContents()
            .catch(() => []);
          if (texts.some((text) => text.includes(heading))) found = one;
        }
        return found !== undefined;
      })
      .toBe(true);
    if (!found) throw new Error(`no page has the heading ${heading}`);
    return found;
  }

  /** What axe finds wrong, as `rule: element`. */
  async function violations(page: Frame): Promise<readonly string[]> {
    await page.evaluate(`${AXE};undefined`); // not as an element: the page lets nothing in
    return page.evaluate(`axe.run(document).then(({ violations }) =>
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`);
  }

  async function wearing(theme: number): Promise<void> {
    await bench.choose('Preferences: Color Theme', THEMES[theme] ?? '');
    await bench.page.locator(`.monaco-workbench.${CLASSES[theme]}`).waitFor();
  }

  it('the overview says the verdict in sentences, and its bars are a table', async () => {
    await bench.command('SCEP: Show Case Overview');
    const page = await frame('Case overview');
    await page.locator('.lead', { hasText: 'enrollments 9' }).waitFor();
    expect(await page.locator('.lead').allTextContents()).toEqual([
      expect.stringContaining('Issued 5, failed 4'),
      expect.stringContaining('Stopped at: step 3'),
      expect.stringContaining('Main cause'),
    ]);
    const cells = page.locator('.chart.steps tbody tr').nth(2).locator('th, td');
    expect((await cells.allInnerTexts()).map((text) => text.trim())).toEqual([
      '3 NDES to policy module',
      '6',
      '2',
      '0',
      '0',
      '0',
    ]);
    await bench.shot('overview-1400');
  });

  it('a bar of the overview filters the list of enrollments', async () => {
    const page = await frame('Case overview');
    await page.locator('.chart.steps button', { hasText: 'NDES to policy module' }).focus();
    await bench.press('Enter');
    const list = rows(bench.page.locator('.pane', { hasText: 'Enrollments' }).first());
    await expect.poll(() => textOf(list)).toMatch(/c3b874a7/);
    await expect.poll(() => textOf(list)).not.toMatch(/10\.40\.93\.212/);
  });

  it('the picture shows where an enrollment stopped, and leads to its lines by keyboard alone', async () => {
    await bench.open('u_ex260323.log');
    await bench.goTo(33, 1);
    await bench.command('SCEP: Show Picture of Enrollment');
    const page = await frame('failed at step 4, NDES to CA');
    await page.locator('.state.failed', { hasText: '4 NDES to CA' }).waitFor();
    await page.locator('.row.stop .flagged', { hasText: 'Stopped here' }).waitFor();
    await bench.shot('picture-1400');
    await page.locator('.row[tabindex="0"]').focus();
    await expect.poll(() => textOf(page.locator('.preview'))).toMatch(/NDES could not submit the request to the CA/);
    await bench.press('ArrowUp');
    await expect.poll(() => textOf(page.locator('.preview'))).toMatch(/Intune confirmed the challenge/);
    await bench.press('Enter');
    await bench.page.locator('.tab.active', { hasText: 'Microsoft-Intune-CertificateConnectors_Operational' }).waitFor();
    await bench.page.locator('.statusbar-item', { hasText: 'Ln 100,' }).waitFor();
    await bench.shot('picture-and-line');
  });

  it('the picture is copied as Mermaid text and as SVG', async () => {
    const page = await frame('failed at step 4');
    const copied = (): Promise<string> => bench.page.evaluate('navigator.clipboard.readText()');
    await page.locator('.tools button', { hasText: 'Mermaid' }).focus();
    await bench.press('Enter');
    await expect.poll(copied).toMatch(/^sequenceDiagram\n/);
    await page.locator('.tools button', { hasText: 'SVG' }).focus();
    await bench.press('Enter');
    await expect.poll(copied).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
  });

  for (const [at, theme] of THEMES.entries()) {
    it(`axe finds nothing in either of them in ${theme}`, async () => {
      await wearing(at);
      await bench.command('SCEP: Show Case Overview');
      expect(await violations(await frame('Case overview'))).toEqual([]);
      await bench.shot(`overview-${CLASSES[at]}`);
      await bench.command('View: Close Editor');
      expect(await violations(await frame('failed at step 4'))).toEqual([]);
      await bench.shot(`picture-${CLASSES[at]}`);
    });
  }

  it('both can be read at 800 pixels, and at twice the size', async () => {
    await bench.command('View: Close Primary Side Bar');
    await bench.page.setViewportSize({ width: 800, height: 900 });
    await bench.shot('picture-800');
    await bench.page.setViewportSize({ width: 700, height: 450 }); // a window of 1400 by 900 at 200 %
    const page = await frame('failed at step 4');
    const header = await page.locator('header').boundingBox();
    expect(header?.width ?? 0).toBeLessThanOrEqual(700);
    await bench.shot('picture-200-percent');
    expect(await violations(page)).toEqual([]);
  });
});
