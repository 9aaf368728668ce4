import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { rows, textOf, useWorkbench, type Workbench } from './workbench.ts';

const SAMPLE = path.resolve(import.meta.dirname, '../../../samples/case');
/** The folder that somebody sent; the profile of the tests reads no folder by itself. */
function receivedCase(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-case-'));
  fs.cpSync(SAMPLE, folder, { recursive: true });
  fs.mkdirSync(path.join(folder, '.vscode'));
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'scepLogInspector.scan.onOpening': 'always' }));
  return folder;
}

/** Titles of themes, and what VS Code marks the workbench with. */
const THEMES = {
  'Light Modern': 'vs',
  'Dark High Contrast': 'hc-black',
  'Light High Contrast': 'hc-light',
  'Dark Modern': 'vs-dark',
};

const view = (bench: Workbench, name: string): Locator =>
  bench.page.locator('.pane').filter({ has: bench.page.locator('.pane-header', { hasText: name }) });

/** Puts the focus into the list of enrollments; while its rows come, the view may lose it. */
async function focusEnrollments(bench: Workbench): Promise<void> {
  const list = view(bench, 'Enrollments').locator('.monaco-list');
  await expect
    .poll(async () => {
      await bench.command('SCEP: Show Enrollments and Verdict');
      await bench.page.waitForTimeout(300);
      return list.evaluate((element) => element.contains(element.ownerDocument.activeElement));
    })
    .toBe(true);
}

/** Goes down the rows of the view that has the focus to the one that begins so; gives it. */
async function goToRow(bench: Workbench, start: RegExp): Promise<Locator> {
  const focused = bench.page.locator('.sidebar .monaco-list-row.focused');
  await bench.press('Home');
  for (let step = 0; step < 60; step++) {
    if (start.test((await textOf(focused.first())).trim())) return focused.first();
    await bench.press('ArrowDown');
    await bench.page.waitForTimeout(30);
  }
  throw new Error(`the view has no row ${start}`);
}

describe('the folder of a case, by keyboard', () => {
  const folder = receivedCase();
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const bench = useWorkbench('', { only: folder });
  const enrollments = () => view(bench, 'Enrollments');

  it('tells its verdict in ten seconds, and no file is open', async () => {
    await bench.command('SCEP: Show Enrollments and Verdict');
    await rows(enrollments()).filter({ hasText: '4 of 9 enrollments failed' }).waitFor({ timeout: 10_000 });
    expect(await bench.page.locator('.tabs-container .tab').count()).toBe(0);
    expect(await textOf(enrollments())).toContain('Main cause (2)');
    await expect.poll(() => textOf(bench.page.locator('.activitybar .badge-content'))).toContain('4');
  });

  it('leads from the failed enrollment to its step, and to the line that proves it', async () => {
    await focusEnrollments(bench);
    await goToRow(bench, /^c3b874a7… · step 4/);
    await bench.press('ArrowRight');
    await rows(enrollments()).filter({ hasText: '4 NDES to CA' }).waitFor();
    const step = await goToRow(bench, /^4 NDES to CA/);
    expect(await step.getAttribute('aria-label')).toContain('Step 4 of 6, NDES to CA: failed');
    await bench.shot('case-views-steps');
    await bench.press('ArrowDown');
    await bench.press('Enter');
    await bench.page.locator('.tab.active', { hasText: 'Application.evtx.xml' }).waitFor();
    await bench.page.locator('.statusbar-item', { hasText: 'Ln 3, Col 154' }).waitFor();
  });

  it('comes back to the list where it was left, and copies the enrollment there', async () => {
    await focusEnrollments(bench);
    await bench.press('Control+c');
    await bench.page.locator('.statusbar-item', { hasText: 'Copied: c3b874a7' }).waitFor();
  });

  it('shows only what passes a filter, and says so', async () => {
    await bench.choose('SCEP: Filter Enrollments...', 'Text…');
    await bench.page.locator('.quick-input-widget', { hasText: 'Filter Enrollments by Text' }).waitFor();
    await bench.page.keyboard.insertText('template');
    await bench.press('Enter');
    const message = enrollments().locator('.message');
    await message.filter({ hasText: 'Filter: "template". Shown: 1 of 9' }).waitFor();
    await bench.shot('case-views-filter');
    await bench.command('SCEP: Clear Filter of Enrollments');
    await expect.poll(() => textOf(message)).not.toContain('Filter:');
  });

  for (const [theme, mark] of Object.entries(THEMES)) {
    it(`can be seen in ${theme}`, async () => {
      await bench.choose('Preferences: Color Theme', theme);
      await bench.page.locator(`.monaco-workbench.${mark}`).waitFor();
      await rows(view(bench, 'Help and Resolutions')).filter({ hasText: 'Resolutions of this case' }).waitFor();
      await bench.shot(`case-views-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });
  }
});

describe('an empty window', () => {
  const bench = useWorkbench('', { only: '' });

  it('says what to do, and has a case to try', async () => {
    await bench.command('SCEP: Show Enrollments and Verdict');
    await view(bench, 'Enrollments').locator('.welcome-view-content', { hasText: 'Open Folder' }).waitFor();
    await bench.command('SCEP: Try the Sample Case');
    await rows(view(bench, 'Enrollments')).filter({ hasText: '4 of 9 enrollments failed' }).waitFor();
    await rows(view(bench, 'Case')).filter({ hasText: 'Logs read' }).waitFor();
  });

  it('leads through a first diagnosis', async () => {
    await bench.command('SCEP: Diagnose a Failed Enrollment, Step by Step');
    await bench.page.locator('.getting-started-step', { hasText: 'Open the logs' }).first().waitFor();
    await bench.shot('case-views-walkthrough');
  });
});
