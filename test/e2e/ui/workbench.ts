import fs from 'node:fs';
import path from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { newPage, remoteUri, workbenchUrl } from '../lib/vscode.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    e2e: {
      readonly browser: string;
      readonly url: string;
      readonly port: number;
      readonly folder: string;
      readonly age: 'oldest' | 'newest';
    };
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
  /** Runs a command that shows a list, and takes the row with `item`. */
  choose(title: string, item: string): Promise<void>;
  /** Column (from 1) of a text in a line of the workspace file that was opened last; line counts from 1. */
  columnOf(text: string, line?: number): number;
  /** Puts the cursor at a line and column (from 1) and the focus into the editor. */
  goTo(line: number, column: number): Promise<void>;
  /** Shows the hover at the cursor and gives its text. */
  hover(): Promise<string>;
  closeHover(): Promise<void>;
  press(keys: string): Promise<void>;
  /** Waits for a message with a text. Newer versions put some into the list of messages without showing them: that one is opened. */
  message(text: string): Promise<Locator>;
  /** Keeps a picture of the window in build/shots; gives its path. */
  shot(name: string): Promise<string>;
}

/** The rows of a list or tree. */
export function rows(list: Locator): Locator {
  return list.locator('.monaco-list-row');
}

export interface WorkbenchOptions {
  readonly size?: { readonly width: number; readonly height: number };
  /** What is opened as a folder in place of the logs that all tests share. */
  readonly folder?: string;
  /** Uri of what is opened in place of the file, where it is none of the disk. */
  readonly uri?: () => string;
  /** Path of a folder that is opened, without any file; empty: an empty window. */
  readonly only?: string;
}

/** Opens a page with `file` for the tests of one file, and closes it after them. */
export function useWorkbench(file: string, { size, folder: own, uri, only }: WorkbenchOptions = {}): Workbench {
  let current: Page | undefined;
  const page = (): Page => {
    if (!current) throw new Error('the workbench is open only while tests run');
    return current;
  };
  beforeAll(async () => {
    const { browser, url, port, folder: shared } = inject('e2e');
    const folder = own ?? shared;
    const connected = await chromium.connect(browser);
    current = await newPage(connected, size);
    current.setDefaultTimeout(20_000);
    if (only !== undefined) {
      await current.goto(only === '' ? `${url}?ew=true` : workbenchUrl(url, only, []));
      await current.locator('.part.activitybar').waitFor({ timeout: 60_000 });
      return;
    }
    const target = uri?.() ?? remoteUri(port, path.join(folder, file));
    await current.goto(workbenchUrl(url, folder, [['openFile', target]]));
    await current.locator('.editor-group-container .monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
  });
  const bench = workbench(page, file);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await bench.shot(`FAILED-${task.name.replace(/\W+/g, '-').slice(0, 80)}`);
  });
  afterAll(async () => {
    await current?.context().close();
  });
  return bench;
}

const ROUNDS = 5;

/** A log that is large for an editor is read before there is a message. */
const MESSAGE_MS = 50_000;

function workbench(page: () => Page, first: string): Workbench {
  let opened = first;
  const visibleHover = () => page().locator('.monaco-hover:not(.hidden)').first();
  const press = (keys: string) => page().keyboard.press(keys);
  const quickInput = () => page().locator('.quick-input-widget');

  /** Goes down the list that is open to the row with exactly this label, and takes it; false where it is not there in time. */
  const tryTake = async (label: string, steps: number): Promise<boolean> => {
    const focused = quickInput().locator('.monaco-list-row.focused .label-name');
    for (let step = 0; step < steps; step++) {
      if ((await textOf(focused)).trim() === label) {
        await press('Enter');
        return true;
      }
      if (step % 3 === 2) await press('ArrowDown'); // slower than VS Code filters the list
      await page().waitForTimeout(20);
    }
    return false;
  };

  const take = async (label: string) => {
    if (!(await tryTake(label, 300))) throw new Error(`the list has no "${label}"`);
  };

  /** Opens the quick input and types in one go: VS Code filters its list anew with each key. */
  const ask = async (keys: string, text: string) => {
    await press('Escape');
    await press(keys);
    await quickInput().locator('.input').first().waitFor();
    await page().keyboard.insertText(text);
  };

  /** Asks and takes. VS Code sometimes shows the list of an empty input still, and then keeps it: it is asked again, as a person would. */
  const pick = async (keys: string, text: string) => {
    for (let round = 0; round < ROUNDS; round++) {
      await ask(keys, text);
      if (await tryTake(text, 120)) return;
    }
    throw new Error(`the list has no "${text}"`);
  };

  const self: Workbench = {
    get page() {
      return page();
    },
    editor: () => page().locator('.editor-group-container.active .editor-instance .monaco-editor').first(),
    async open(name) {
      await pick('Control+p', name);
      await page().locator('.tab.active', { hasText: name }).waitFor();
      opened = name;
      await self.editor().locator('.view-line').first().waitFor();
    },
    async command(title) {
      await pick('F1', title);
      await quickInput().waitFor({ state: 'hidden' });
    },
    async choose(title, item) {
      await pick('F1', title);
      await take(item);
    },
    columnOf(text, line = 1) {
      const lines = fs.readFileSync(path.join(inject('e2e').folder, opened), 'utf8').split('\n');
      const column = lines[line - 1]?.indexOf(text) ?? -1;
      if (column < 0) throw new Error(`line ${line} of ${opened} does not hold ${text}`);
      return column + 1;
    },
    async goTo(line, column) {
      await self.command('View: Focus Active Editor Group');
      await ask('Control+g', `${line}:${column}`);
      await press('Enter');
      await quickInput().waitFor({ state: 'hidden' });
      await page()
        .locator('.statusbar-item', { hasText: `Ln ${line},` })
        .waitFor();
    },
    async hover() {
      await self.command('Show or Focus Hover');
      await visibleHover().locator('.hover-contents').first().waitFor();
      return textOf(visibleHover());
    },
    async closeHover() {
      await press('Escape');
      await page().mouse.move(5, 5);
      await visibleHover().waitFor({ state: 'hidden' });
    },
    press,
    async message(text) {
      const message = page().locator('.notification-list-item', { hasText: text }).first();
      const list = page().locator('.notifications-center.visible');
      const deadline = performance.now() + MESSAGE_MS;
      for (;;) {
        const told = await message.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        );
        if (told) return message;
        if (performance.now() > deadline) throw new Error(`there is no message with "${text}"`);
        if (!(await list.isVisible())) await self.command('Notifications: Show Notifications');
      }
    },
    async shot(name) {
      fs.mkdirSync(SHOTS, { recursive: true });
      const file = path.join(SHOTS, `${name}.png`);
      await page().screenshot({ path: file });
      return file;
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

/** Waits for the lens above the first line. VS Code keeps that line where it was when the lens comes, so the lens may need scrolling to. */
export async function firstLens(bench: Workbench, text: string): Promise<void> {
  const lens = bench.editor().locator('.codelens-decoration', { hasText: text }).first();
  const box = await bench.editor().boundingBox();
  if (!box) throw new Error('the editor is not to be seen');
  let tries = 0;
  await expect
    .poll(async () => {
      // Over text a hover would come, and take the wheel.
      await bench.page.mouse.move(box.x + box.width * 0.8, box.y + box.height - 12);
      await bench.page.mouse.wheel(0, -1000);
      await bench.page.mouse.move(5, 5);
      if (++tries > BY_WHEEL && !(await lens.isVisible())) await scrollUpByKeyboard(bench);
      return lens.isVisible();
    })
    .toBe(true);
}

/** On a busy machine the wheel may go to something that is just being drawn. */
const BY_WHEEL = 4;

async function scrollUpByKeyboard(bench: Workbench): Promise<void> {
  await bench.command('View: Focus Active Editor Group');
  for (let line = 0; line < 3; line++) await bench.press('Control+ArrowUp');
}

/** Colours of the pieces of text that a line of the editor is drawn with, by their trimmed text. */
export async function colours(editor: Locator): Promise<ReadonlyMap<string, string>> {
  const drawn = editor.locator('.view-line span span');
  const pairs: [string, string][] = await drawn.evaluateAll((spans) =>
    spans.map((span) => [
      span.textContent.replaceAll('\u00a0', ' ').trim(),
      span.ownerDocument.defaultView.getComputedStyle(span).color,
    ]),
  );
  return new Map(pairs);
}

/** What is drawn in the lines of an editor beside their text or in its place, in the order of the lines. */
export function drawnIn(editor: Locator): Promise<readonly string[]> {
  return editor.locator('.view-line span').evaluateAll((spans) =>
    spans.flatMap((span) =>
      ['::before', '::after'].flatMap((place) => {
        const { content } = span.ownerDocument.defaultView.getComputedStyle(span, place);
        return content === 'none' || content === 'normal' ? [] : [content.replace(/^"|"$/g, '').replaceAll('\u00a0', ' ')];
      }),
    ),
  );
}

/** The opacity of an element that is being blended in. */
export function opacity(locator: Locator): Promise<string> {
  return locator.evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).opacity);
}
