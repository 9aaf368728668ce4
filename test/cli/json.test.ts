import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOf } from '../../server/src/cli/console.ts';

/** What a terminal obeys, an editor draws as nothing, or turns the text around it; line ends and blanks are the layout's own. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

describe('a report as JSON', () => {
  it('holds nothing that cannot be seen, and says the same to a program', () => {
    const name = 'a\u007f\u009b2J\u202egol\u200e\u200f\u061c\u2028\u2029\u200b\ufeff\u{e0041}\u001b[31m.txt';
    const json = jsonOf({ file: name });
    expect(json.replaceAll('\n', '').match(UNSEEN)).toBeNull();
    expect(json).toContain('\\u202e');
    expect(JSON.parse(json)).toEqual({ file: name });
  });

  it('does so for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = jsonOf({ [text]: [text] });
        expect(json.replaceAll('\n', '').match(UNSEEN)).toBeNull();
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
      }),
    );
  });
});
