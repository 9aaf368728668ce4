import { describe, expect, it } from 'vitest';
import { msg, verbatim } from '../../../server/src/core/text/sentence.ts';
import { localizeWith, readBundle } from '../../../server/src/lsp/server/locale.ts';

describe('localizeWith', () => {
  const bundle = JSON.stringify({
    'Line {0} of {1}': 'Von {1} die Zeile {0}',
    worse: { message: 'schlimmer', comment: ['an adjective'] },
    number: 5,
  });
  const say = localizeWith(readBundle(bundle));

  it('translates the template and then fills it, so that places may move', () => {
    expect(say(msg('Line {0} of {1}', 3, 'a{0}.log'))).toBe('Von a{0}.log die Zeile 3');
  });

  it('translates messages inside messages, and entries with a comment', () => {
    expect(say(msg('Line {0} of {1}', msg('worse'), 'b'))).toBe('Von b die Zeile schlimmer');
  });

  it('leaves in English what the bundle does not have', () => {
    expect(say(msg('Other {0}', 1))).toBe('Other 1');
    expect(say(msg('number'))).toBe('number');
    expect(say(verbatim('worse'))).toBe('worse');
  });

  it.each(['', 'not json', '[]', 'null', '{}'])('speaks English with the bundle %j', (text) => {
    expect(localizeWith(readBundle(text))(msg('Line {0} of {1}', 1, 2))).toBe('Line 1 of 2');
  });
});
