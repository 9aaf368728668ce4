import { describe, expect, it } from 'vitest';
import { clickAt, textOf, useWorkbench } from './workbench.ts';

/** Line of the message in the article's excerpt; iOS cut it. */
const MESSAGE_LINE = 5;

describe('an iOS console log whose last line is a cut SCEP message', () => {
  const bench = useWorkbench('ios-console.log');

  it('is recognised by its content', () => bench.page.locator('.statusbar-item', { hasText: 'iOS Console Log' }).waitFor());

  it('says above the line what the message is, and that it is cut', () =>
    bench.editor().locator('.codelens-decoration', { hasText: 'cut' }).first().waitFor());

  it('shows in the hover what the surviving bytes hold', async () => {
    await bench.goTo(MESSAGE_LINE, bench.columnOf('MIAGCSqG', MESSAGE_LINE) + 4);
    const text = await bench.hover();
    expect(text).toMatch(/FourthCoffee CA/);
    expect(text).toMatch(/cut/i);
    await bench.shot('ios-hover');
    await bench.closeHover();
  });

  it('opens the whole message as a document: what it is, the recipient, the cipher, and what cannot be known', async () => {
    await bench.goTo(MESSAGE_LINE, bench.columnOf('MIAGCSqG', MESSAGE_LINE) + 4);
    await bench.command('SCEP: Open Decoded Message at Cursor');
    await bench.page.locator('.tab.active', { hasText: '.scep' }).waitFor();
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/FourthCoffee CA/);
    await bench.page.locator('.statusbar-item', { hasText: 'Decoded SCEP Message' }).waitFor();
    await bench.shot('ios-decoded');
  });

  it('keeps the decoded document from being edited', async () => {
    await bench.command('View: Focus Active Editor Group');
    await bench.press('x');
    await bench.page.locator('.monaco-editor-overlaymessage', { hasText: 'read-only' }).waitFor();
    await bench.command('View: Close Editor');
  });

  it('opens it from the lens above the line, too', async () => {
    const tab = bench.page.locator('.tab.active', { hasText: '.scep' });
    await expect
      .poll(async () => {
        // A lens that is drawn anew while it is clicked does nothing.
        await clickAt(bench.page, bench.editor().locator('.codelens-decoration a', { hasText: 'cut' }).first());
        return tab.waitFor({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
      })
      .toBe(true);
    await bench.command('View: Close Editor');
  });
});
