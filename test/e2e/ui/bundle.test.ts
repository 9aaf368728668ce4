import { describe, expect, it } from 'vitest';
import { clickAt, rows, textOf, useWorkbench } from './workbench.ts';

const BUNDLE = '2024-05-02T06-32-10-CertConnectorLogs-NDES01.zip';

describe('a bundle, opened by a person', () => {
  const bench = useWorkbench('notes.txt');
  const view = () => bench.page.locator('.split-view-view .pane', { hasText: BUNDLE });

  it('shows its files in a tree of its own, and leaves the window as it is', async () => {
    await bench.press('Control+p');
    await bench.page.locator('.quick-input-widget .input').first().waitFor();
    await bench.page.keyboard.insertText(BUNDLE);
    await bench.page.locator('.quick-input-list .monaco-list-row', { hasText: BUNDLE }).first().waitFor();
    await bench.press('Enter');
    await expect.poll(() => textOf(rows(view()))).toMatch(/Application\.evtx/);
    expect(await bench.page.locator('.tab', { hasText: 'notes.txt' }).count()).toBe(1);
    expect(await bench.page.locator('.tab', { hasText: BUNDLE }).count()).toBe(0);
    expect(await bench.page.locator('.monaco-dialog-box').count()).toBe(0);
    await bench.shot('bundle');
  });

  it('opens each file from there, with its findings', async () => {
    await clickAt(bench.page, rows(view()).filter({ hasText: 'Application.evtx' }).first().locator('.monaco-icon-label'));
    await bench.page.locator('.tab.active', { hasText: 'Application.evtx.xml' }).waitFor();
    await bench.editor().locator('.view-line').first().waitFor();
    await bench.command('SCEP: Focus on Bundles View');
    await bench.press('End');
    await bench.press('Enter');
    await bench.page.locator('.tab.active', { hasText: 'u_ex240503.log' }).waitFor();
    await bench.editor().locator('.squiggly-error').first().waitFor();
  });
});
