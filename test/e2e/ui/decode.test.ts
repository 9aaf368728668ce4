import { describe, expect, it } from 'vitest';
import { textOf, useWorkbench } from './workbench.ts';

/** Line of the message in the article's excerpt; iOS cut it. */
const MESSAGE_LINE = 5;

describe('a decoded message beside its log', () => {
  const bench = useWorkbench('ios-console.log');
  /** What our decoration draws in the log, which has lost the focus to the decoded message. */
  const marks = () => bench.page.locator('.editor-group-container.inactive .view-overlays .cdr[class*="ced-"]');

  it('opens at the side, so that both are in sight', async () => {
    await bench.editor().locator('.codelens-decoration', { hasText: 'cut' }).first().waitFor();
    await bench.goTo(MESSAGE_LINE, bench.columnOf('MIAGCSqG', MESSAGE_LINE) + 4);
    await bench.command('SCEP: Open Decoded Message at Cursor');
    await expect.poll(() => textOf(bench.editor().locator('.view-lines'))).toMatch(/FourthCoffee CA/);
    expect(await bench.page.locator('.editor-group-container').count()).toBe(2);
  });

  for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast']) {
    it(`marks the text of the element at its cursor in the log, in ${theme}`, async () => {
      await bench.choose('Preferences: Color Theme', theme);
      await bench.command('View: Focus Active Editor Group');
      // The workbench may still take its focus back from the list of themes.
      const marksAtTop = async (): Promise<number> => {
        await bench.press('Control+Home');
        return marks().count();
      };
      await expect.poll(marksAtTop).toBe(0);
      await bench.press('Control+f');
      await bench.page.locator('.find-widget.visible').waitFor();
      await bench.page.keyboard.insertText('recipientInfos');
      await bench.press('Enter');
      await bench.press('Escape');
      await expect.poll(() => marks().count()).toBeGreaterThan(0);
      const border = await marks()
        .first()
        .evaluate((mark) => mark.ownerDocument.defaultView.getComputedStyle(mark).borderTopStyle);
      expect(border).toBe('solid');
      await bench.shot(`decoded-highlight-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });
  }

  it('has every command at hand by keyboard', async () => {
    await bench.command('View: Focus Active Editor Group');
    await bench.command('SCEP: Copy Message as PEM');
    await bench.page.locator('.statusbar-item', { hasText: 'Copied: the message as PEM' }).waitFor();
  });

  it('marks nothing any more when it is closed', async () => {
    await bench.command('View: Close Editor');
    await expect.poll(() => bench.page.locator('.view-overlays .cdr[class*="ced-"]').count()).toBe(0);
  });
});
