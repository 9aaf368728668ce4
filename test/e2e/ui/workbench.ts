import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, onTestFailed } from 'vitest';
import { newPage, remoteUri, workbenchUrl } from '../lib/vscode.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    e2e: { readonly browser: string; readonly url: string; readonly port: number; readonly folder: string };
  }
}

const SHOTS = path.join(import.meta.dirname, '..', '..', '..', 'build', 'shots');

/** The workbench as a person has it before them. Every wait is bounded by the page's default of 20 s. */
export interface Workbench {
  readonly page: Page;
  /** The editor that has the focus, or had it last. */
  editor(): Locator;
  /** Opens a file of the workspace by its name, and waits for its text. */
  open(name: string): Promise<void>;
  /** Runs a command by its title, in the command palette. */
  command(title: string): Promise<void>;
  /** Puts the cursor at a line and column (from 1) and the focus into the editor. */
  goTo(line: number, column: number): Promise<void>;
  /** Shows the hover at the cursor and gives its text. */
  hover(): Promise<string>;
  closeHover(): Promise<void>;
  press(keys: string): Promise<void>;
  shot(name: string): Promise<void>;
}

/** Opens a page with `file` for the tests of one file, and closes it after them. */
export function useWorkbench(file: string): Workbench {
  let current: Page | undefined;
  const page = (): Page => {
    if (!current) throw new Error('the workbench is open only while tests run');
    return current;
  };
  beforeAll(async () => {
    const { browser, url, port, folder } = inject('e2e');
    const connected = await chromium.connect(browser);
    current = await newPage(connected);
    current.setDefaultTimeout(20_000);
    await current.goto(workbenchUrl(url, folder, [['openFile', remoteUri(port, path.join(folder, file))]]));
    await current.locator('.editor-group-container .monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
  });
  afterAll(async () => {
    await current?.context().close();
  });
  return workbench(page);
}

function workbench(page: () => Page): Workbench {
  const visibleHover = () => page().locator('.monaco-hover:not(.hidden)').first();
  const quickInput = () => page().locator('.quick-input-widget');

  /** Types into the quick input in one go, and takes the row that holds `row`. */
  const quick = async (keys: string, text: string, row = text) => {
    await page().keyboard.press('Escape');
    await page().keyboard.press(keys);
    await quickInput().locator('.input').first().waitFor();
    await page().keyboard.insertText(text);
    await quickInput().locator('.monaco-list-row', { hasText: row }).first().waitFor();
    await page().keyboard.press('Enter');
    await quickInput().waitFor({ state: 'hidden' });
  };

  const self: Workbench = {
    get page() {
      return page();
    },
    editor: () => page().locator('.editor-group-container.active .editor-instance .monaco-editor').first(),
    async open(name) {
      await quick('Control+p', name);
      await page().locator('.tab.active', { hasText: name }).waitFor();
      await self.editor().locator('.view-line').first().waitFor();
    },
    command: (title) => quick('F1', title),
    async goTo(line, column) {
      await self.command('View: Focus Active Editor Group');
      await quick('Control+g', `${line}:${column}`, '');
      await page()
        .locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` })
        .waitFor();
    },
    async hover() {
      await self.command('Show or Focus Hover');
      await visibleHover().locator('.hover-contents').first().waitFor();
      return textOf(visibleHover());
    },
    async closeHover() {
      await page().keyboard.press('Escape');
      await page().mouse.move(5, 5);
      await visibleHover().waitFor({ state: 'hidden' });
    },
    press: (keys) => page().keyboard.press(keys),
    async shot(name) {
      fs.mkdirSync(SHOTS, { recursive: true });
      await page().screenshot({ path: path.join(SHOTS, `${name}.png`) });
    },
  };
  return self;
}

/** The text as it is drawn, lines apart; VS Code draws blanks as no-break spaces. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
}

/** Middle of an element, for the mouse: Playwright's own click() scrolls the editor's hidden overflow, which VS Code does not survive. */
export async function clickAt(page: Page, locator: Locator): Promise<void> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('the element is not to be seen');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/** Colours of the pieces of text that a line of the editor is drawn with, by their trimmed text. */
export async function colours(editor: Locator): Promise<ReadonlyMap<string, string>> {
  const read = `(element) => [...element.querySelectorAll('.view-line span span')].map((span) =>
    [span.textContent.replaceAll('\\u00a0', ' ').trim(), getComputedStyle(span).color])`;
  return new Map(await editor.evaluate<[string, string][], never>(read));
}

/** Keeps a picture of the screen when the running test fails. */
export function pictureOnFailure(bench: Workbench): void {
  onTestFailed(async ({ task }) => {
    await bench.shot(`FAILED-${task.name.replace(/\W+/g, '-').slice(0, 80)}`);
  });
}

export { expect };
