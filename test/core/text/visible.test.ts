import { describe, expect, it } from 'vitest';
import { oneLine, shorten, visible } from '../../../server/src/core/text/visible.ts';

describe('visible and shorten', () => {
  it('writes out what cannot be seen, and keeps tabs and line feeds', () => {
    expect(visible('a\u0000b\u200bc\td\ne\ufefff\u2066')).toBe('a⟨U+0000⟩b⟨U+200B⟩c\td\ne⟨U+FEFF⟩f⟨U+2066⟩');
  });

  it('reads any line end as one', () => {
    expect(visible('a\r\nb\rc\n')).toBe('a\nb\nc\n');
    expect(oneLine('a\r\nb\tc')).toBe('a b c');
    expect(oneLine('abcdef', 4)).toBe('abc…');
  });

  it('writes out half a surrogate pair and keeps a whole one', () => {
    expect(visible('\ud83d!')).toBe('⟨U+D83D⟩!');
    expect(visible('😀')).toBe('😀');
  });

  it('never cuts a surrogate pair in two', () => {
    expect(shorten('ab😀cd', 4)).toBe('ab…');
    expect(shorten('ab😀cd', 5)).toBe('ab😀…');
    expect(shorten('abc', 3)).toBe('abc');
  });
});
