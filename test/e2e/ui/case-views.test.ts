import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf, useWorkbench } from './workbench.ts';

describe('an empty window', () => {
  const bench = useWorkbench('', { only: '' });
  it('says in the view what to do', async () => {
    await bench.command('SCEP: Show Enrollments and Verdict');
    await bench.page.locator('.welcome-view-content a', { hasText: 'Try the Sample Case' }).first().waitFor();
    await bench.page.waitForTimeout(1500);
    await bench.shot('views-empty');
    console.log(await textOf(bench.page.locator('.pane')));
    await bench.command('SCEP: Diagnose a Failed Enrollment, Step by Step');
    await bench.page.locator('.getting-started-step').first().waitFor();
    await bench.page.waitForTimeout(3000);
    await bench.shot('views-walkthrough');
    await bench.press('F1');
    await bench.page.keyboard.insertText('SCEP');
    await bench.page.waitForTimeout(1500);
    await bench.shot('views-palette');
  });
});
