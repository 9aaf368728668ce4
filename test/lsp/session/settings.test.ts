import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../server/src/lsp/session/settings.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';

describe('readSettings', () => {
  it.each([
    [undefined],
    [null],
    ['text'],
    [7],
    [[]],
    [{}],
    [{ hiddenRules: 'x', inlayHints: 1, diagnostics: { maximumPerFile: 'many' } }],
  ])('gives the defaults for %j', (value) => {
    expect(readSettings(value)).toEqual(DEFAULT_SETTINGS);
  });

  it('takes what is there', () => {
    const settings = readSettings({
      hiddenRules: ['a-rule', 3],
      inlayHints: { enabled: false },
      codeLens: { enabled: false },
      diagnostics: { maximumPerFile: 10.7 },
    });
    expect(settings).toEqual({
      hiddenRules: ['a-rule'],
      inlayHints: { enabled: false },
      codeLens: { enabled: false },
      diagnostics: { maximumPerFile: 10 },
    });
  });

  it.each([
    [0, 200],
    [-5, 200],
    [Number.NaN, 200],
    [1, 1],
    [1e9, 900],
  ])('a maximum of %d is read as %d', (given, read) => {
    expect(readSettings({ diagnostics: { maximumPerFile: given } }).diagnostics.maximumPerFile).toBe(read);
  });
});
