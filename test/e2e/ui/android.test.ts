import { describe, expect, it } from 'vitest';
import { rows, textOf, useWorkbench } from './workbench.ts';

describe('an Android OMADM log with several enrollments', () => {
  const bench = useWorkbench('OMADM-2024.log');

  it('is recognised by its name', () => bench.page.locator('.statusbar-item', { hasText: 'Android OMADM Log' }).waitFor());

  it('lists its failures in the Problems view, each with its id', async () => {
    await bench.command('Problems: Focus on Problems View');
    const failures = rows(bench.page.locator('.markers-panel')).filter({ hasText: /scep-reply-failure|jscep-/ });
    await failures.first().waitFor();
    await bench.shot('android-problems');
  });

  it('goes from a row of the Problems view to the marked place', async () => {
    await rows(bench.page.locator('.markers-panel'))
      .filter({ hasText: /scep-reply-failure|jscep-/ })
      .first()
      .waitFor();
    await bench.press('ArrowDown');
    await bench.press('Enter');
    await bench.editor().locator('.squiggly-error, .squiggly-warning').first().waitFor();
  });

  it('has an outline of its enrollments', async () => {
    await bench.command('Explorer: Focus on Outline View');
    const outline = rows(bench.page.locator('.outline-tree'));
    await outline.first().waitFor();
    expect(await outline.count()).toBeGreaterThan(1);
    expect(await textOf(outline)).toMatch(/failed/i);
    await bench.shot('android-outline');
  });

  it('explains a logger class in the hover', async () => {
    await bench.goTo(3, bench.columnOf('UrlConnection', 3) + 2);
    expect(await bench.hover()).toMatch(/HTTP|jscep|request/i);
    await bench.closeHover();
  });
});
