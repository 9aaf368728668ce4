import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { liveIn } from '../../support/live-text.ts';
import { textOf, useWorkbench } from './workbench.ts';

/** The workspace holds files whose names are links that run a command: see `writeStrangers` of ../lib/workspace.mjs. */
const LARGE = 'strangers/[Show the report](command:workbench.action.toggleZenMode) u_ex240511.log';
const ENTRY = '[Show the report] (command: workbench.action.toggleZenMode) u_ex240501.log';

/** What stands in an archive of the workspace, as the extension addresses it. */
function inBundle(archive: string, entry: string): string {
  const file = `file://${path.join(inject('e2e').folder, archive)}`;
  return `scep-bundle://${Buffer.from(file).toString('hex')}/${encodeURIComponent(entry)}`;
}

describe('a large log whose name is a link that runs a command', () => {
  const bench = useWorkbench(LARGE);

  it('is told of in words', async () => {
    const message = await bench.message('u_ex240511.log (IIS W3C log). Findings: ');
    expect(await textOf(message.locator('.notification-list-item-message'))).toContain('[Show the report] (command: workbench');
    expect(await message.locator('a[href^="command:"]').count()).toBe(0);
    await bench.shot('strangers-large');
  });
});

describe('a damaged entry of an archive whose name is a link that runs a command', () => {
  const bench = useWorkbench('strangers/links.txt', { uri: () => inBundle('strangers/notify.zip', ENTRY) });

  it('is told of in words, in its tab too', async () => {
    const message = await bench.message('its checksum is wrong');
    const text = await textOf(message.locator('.notification-list-item-message'));
    expect(text).toContain(`${ENTRY}: its checksum is wrong`);
    expect(liveIn(text)).toEqual([]);
    expect(await message.locator('a').evaluateAll((all) => all.filter((a) => a.hasAttribute('href')).length)).toBe(0);
    const tab = bench.page.locator('.tab', { hasText: 'u_ex240501' });
    await expect.poll(async () => (await textOf(tab)).replaceAll('\n', '')).toContain(ENTRY); // the ending may be a piece of its own
    await bench.shot('strangers-entry');
  });
});

describe('an address in a text', () => {
  const bench = useWorkbench('strangers/links.txt');
  const links = () => bench.editor().locator('.detected-link').count();

  it('is a link in a text that is no log', async () => {
    await expect.poll(links).toBeGreaterThan(0);
  });

  it('is none in the log of a device, where it would send a request', async () => {
    await bench.open('OMADM-links.log');
    await bench.page.locator('.statusbar-item', { hasText: 'Android OMADM Log' }).waitFor();
    const lines = fs.readFileSync(path.join(inject('e2e').folder, 'strangers/OMADM-links.log'), 'utf8').split('\n');
    await bench.goTo(lines.findIndex((line) => line.includes('evil.example')) + 1, 1);
    await bench.page.waitForTimeout(2500); // VS Code looks for links a second after the text is there
    expect(await links()).toBe(0);
  });

  it('is none in a Windows event log', async () => {
    await bench.open('system.evtx');
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/<Event xmlns='http:/);
    await bench.page.waitForTimeout(2500);
    expect(await links()).toBe(0);
  });
});
