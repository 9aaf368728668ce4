import { describe, expect, it } from 'vitest';
import { clickAt, rows, textOf, useWorkbench } from './workbench.ts';

const RULE = 'iis-500-1346-impersonation';

describe('a log of more than 50 MB, for which VS Code gives no document', () => {
  const bench = useWorkbench('u_ex240510.log');

  it('shows squiggles under what failed, and says what was found', async () => {
    await bench.message('u_ex240510.log (IIS W3C log). Findings: ');
    await expect.poll(() => bench.editor().locator('.squiggly-error').count()).toBeGreaterThan(1);
    await bench.shot('large-file');
  });

  it('leads from F8 to the message of the next finding', async () => {
    await bench.goTo(1, 1);
    await bench.command('Go to Next Problem in Files (Error, Warning, Info)');
    const peek = bench.page.locator('.marker-widget').first();
    await peek.waitFor();
    expect(await textOf(peek)).toMatch(/impersonat/i);
    await bench.press('Escape');
  });

  it('is listed in the Problems view, and a row leads to its line', async () => {
    await bench.command('Problems: Focus on Problems View');
    const row = rows(bench.page.locator('.markers-panel')).filter({ hasText: RULE });
    await row.first().waitFor();
    await clickAt(bench.page, row.nth(1));
    await bench.page.locator('.statusbar-item', { hasText: /Ln 5\d{5}, Col 115/ }).waitFor();
  });

  it('has the list of all its findings', async () => {
    await bench.command('View: Focus Active Editor Group');
    await bench.command('SCEP: Show All Findings of This Log');
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toContain('Findings in u_ex240510.log');
    await bench.shot('large-file-findings');
  });
});
