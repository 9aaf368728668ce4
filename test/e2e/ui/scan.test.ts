import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { newPage, workbenchUrl } from '../lib/vscode.mjs';

const root = path.join(import.meta.dirname, '../../..');
const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-scan-'));
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

/** A folder whose own settings want it read when it opens. */
function folderOf(name: string, fill: (folder: string) => void): string {
  const folder = path.join(parent, name);
  fs.mkdirSync(path.join(folder, '.vscode'), { recursive: true });
  fs.writeFileSync(path.join(folder, '.vscode/settings.json'), JSON.stringify({ 'scepLogInspector.scan.onOpening': 'always' }));
  fill(folder);
  return folder;
}

async function opened(folder: string): Promise<Page> {
  const { browser, url } = inject('e2e');
  const page = await newPage(await chromium.connect(browser));
  await page.goto(workbenchUrl(url, folder, []));
  await page.locator('.statusbar-item').first().waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return page;
}

describe('a folder that a person opens', () => {
  it('says within seconds how many enrollments failed, and which files hold what failed, when no log was opened', async () => {
    const page = await opened(
      folderOf('case', (folder) => fs.cpSync(path.join(root, 'samples/case'), folder, { recursive: true })),
    );
    const item = page.locator('.statusbar-item', { hasText: /\d+ of \d+ enrollments failed/ });
    await item.waitFor({ timeout: 30_000 }); // a third of it where nothing else runs
    expect(await page.locator('.tab').count()).toBe(0);
    expect(await item.locator('a').getAttribute('aria-label')).toMatch(/^SCEP case: \d+ of \d+ enrollments failed/);
    const row = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'Application.evtx.xml' });
    await expect
      .poll(() => row.locator('.monaco-icon-label').getAttribute('class'), { timeout: 10_000 })
      .toMatch(/monaco-decoration-itemBadge/);
    expect(await page.locator('[id="status.problems"] a').getAttribute('aria-label')).toMatch(/[1-9]/);
    await page.context().close();
  });

  it('is left alone where it holds no log of ours', async () => {
    const page = await opened(
      folderOf('plain', (folder) => {
        fs.writeFileSync(path.join(folder, 'server.log'), 'INFO 2026-01-05 request served\n'.repeat(1000));
        fs.writeFileSync(path.join(folder, 'notes.txt'), 'notes\n');
      }),
    );
    await page.waitForTimeout(6000);
    expect(await page.locator('.statusbar-item', { hasText: /enrollment|logs/ }).count()).toBe(0);
    await page.context().close();
  });
});
