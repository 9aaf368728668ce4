import { describe, expect, it } from 'vitest';
import { colours, drawnIn, textOf, useWorkbench } from './workbench.ts';

describe('a native Windows event log, opened by a person', () => {
  const bench = useWorkbench('notes.txt');

  it('is read as entries first, one a line: time, level, source, id and what it says', async () => {
    await bench.open('system.evtx');
    await bench.page.locator('.tab.active', { hasText: 'system.evtx.xml' }).waitFor();
    expect(await bench.page.locator('.tab').count()).toBe(2);
    await expect
      .poll(async () => (await drawnIn(bench.editor())).filter((text) => /^\d{4}-\d\d-\d\d .* \d+/.test(text)).length)
      .toBeGreaterThan(20);
    await bench.shot('evtx-entries');
  });

  it('is text in colours under its name', async () => {
    await bench.command('Unfold All');
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/<System>.*<EventID Qualifiers='\d+'>\d+</);
    await expect.poll(async () => new Set((await colours(bench.editor())).values()).size).toBeGreaterThan(2);
    await bench.page.locator('.statusbar-item', { hasText: 'Windows event log' }).waitFor();
    await bench.shot('evtx');
  });

  it('can be searched', async () => {
    await bench.press('Control+f');
    const find = bench.editor().locator('.find-widget.visible');
    await find.locator('textarea').first().waitFor();
    await bench.page.keyboard.insertText('EventRecordID>1881<');
    await expect.poll(() => textOf(find.locator('.matchesCount'))).toBe('1 of 1');
    await bench.press('Escape');
    await bench.page.locator('.statusbar-item', { hasText: /Ln \d{4,},.*\(\d+ selected\)/ }).waitFor();
  });
});
