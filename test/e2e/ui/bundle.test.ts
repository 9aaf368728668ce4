import { describe, expect, it } from 'vitest';
import { clickAt, rows, textOf, useWorkbench } from './workbench.ts';

const ARCHIVE = '2024-05-02T06-32-10-CertConnectorLogs-NDES01.zip';

describe('a bundle in the explorer', () => {
  const bench = useWorkbench('u_ex170808.log', { as: 'workspace' });
  const files = () => bench.page.locator('.explorer-folders-view');
  const row = (name: string) => rows(files()).filter({ hasText: name }).first();

  it('opens from its context menu as a folder of the workspace', async () => {
    await bench.command('File: Focus on Files Explorer');
    await row('bundles').click();
    await row(ARCHIVE).click({ button: 'right' });
    const item = bench.page.locator('.monaco-menu .action-label', { hasText: 'Open Log Bundle' });
    await item.waitFor();
    await expect // a menu takes no click in its first moment
      .poll(async () => {
        if (await item.isVisible()) await clickAt(bench.page, item);
        return item.isVisible();
      })
      .toBe(false);
    const root = rows(files()).filter({ hasText: ARCHIVE }).and(bench.page.locator('[aria-level="1"]'));
    await root.waitFor();
  });

  it('shows what failed in the log that is opened from it', async () => {
    const log = row('u_ex240503.log');
    const root = rows(files()).filter({ hasText: ARCHIVE }).and(bench.page.locator('[aria-level="1"][aria-expanded="false"]'));
    const tab = bench.page.locator('.tab', { hasText: 'u_ex240503.log' });
    await expect // the explorer is drawn anew while the folder is added
      .poll(
        async () => {
          if (await root.isVisible()) await clickAt(bench.page, root);
          else if (await log.isVisible()) await clickAt(bench.page, log);
          return tab.isVisible();
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(true);
    await bench.editor().locator('.squiggly-error').first().waitFor();
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/500 0 1346 31.*impersonat/i);
    await bench.shot('bundle-explorer');
  });

  it('has an overview of all its logs', async () => {
    await bench.command('SCEP Log Inspector: Show Case Overview');
    await expect
      .poll(() => textOf(bench.editor().locator('.view-lines')), { timeout: 20_000 })
      .toMatch(/CertConnectorLogs-NDES01\.zip\/u_ex240503\.log/);
    await bench.shot('bundle-overview');
  });
});
