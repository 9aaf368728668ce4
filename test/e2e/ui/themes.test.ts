import { describe, expect, it } from 'vitest';
import { colours, useWorkbench } from './workbench.ts';

describe('the colours of an IIS log', () => {
  const bench = useWorkbench('u_ex240502.log');

  /** Titles of themes, and what VS Code marks the workbench with. */
  const themes = { 'Light Modern': 'vs', 'Dark High Contrast': 'hc-black', 'Light High Contrast': 'hc-light' };
  for (const [theme, mark] of Object.entries(themes)) {
    it(`tell a healthy status, a failing one and the operation apart in ${theme}`, async () => {
      await bench.choose('Preferences: Color Theme', theme);
      await bench.page.locator(`.monaco-workbench.${mark}`).waitFor();
      await expect
        .poll(async () => {
          const colour = await colours(bench.editor());
          return new Set(['200', '500', 'GetCACert'].flatMap((text) => colour.get(text) ?? [])).size;
        })
        .toBe(3);
      await bench.editor().locator('.squiggly-error').first().waitFor();
      await bench.shot(`theme-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });
  }
});
