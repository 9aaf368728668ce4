import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { own } from '../../../server/src/core/text/secrets/index.ts';
import { inert, oneLine, shorten, visible } from '../../../server/src/core/text/visible.ts';
import { HOSTILE, liveIn } from '../../support/live-text.ts';

describe('visible and shorten', () => {
  it('writes out what cannot be seen, and keeps tabs and line feeds', () => {
    expect(visible(own('a\u0000b\u200bc\td\ne\ufefff\u2066'))).toBe('a⟨U+0000⟩b⟨U+200B⟩c\td\ne⟨U+FEFF⟩f⟨U+2066⟩');
  });

  it('writes out fillers and tags, which fonts draw as nothing', () => {
    expect(visible(own('a\u3164b\u{e0041}'))).toBe('a⟨U+3164⟩b⟨U+E0041⟩');
  });

  it('reads any line end as one', () => {
    expect(visible(own('a\r\nb\rc\n'))).toBe('a\nb\nc\n');
    expect(oneLine(own('a\r\nb\tc'))).toBe('a b c');
    expect(oneLine(own('abcdef'), 4)).toBe('abc…');
  });

  it('writes out half a surrogate pair and keeps a whole one', () => {
    expect(visible(own('\ud83d!'))).toBe('⟨U+D83D⟩!');
    expect(visible(own('😀'))).toBe('😀');
  });

  it('never cuts a surrogate pair in two', () => {
    expect(shorten(own('ab😀cd'), 4)).toBe('ab…');
    expect(shorten(own('ab😀cd'), 5)).toBe('ab😀…');
    expect(shorten(own('abc'), 3)).toBe('abc');
  });
});

describe('inert text', () => {
  it.each([
    ['[Show the report](command:workbench.action.quit) a.log', '[Show the report] (command: workbench.action.quit) a.log'],
    ['$(check) a.log', '$ (check) a.log'],
    ['<https://evil.example>', '< https: //evil.example>'],
    ['VSCode-Insiders:x', 'VSCode-Insiders: x'],
    ['a\u202egol.exe', 'a⟨U+202E⟩gol.exe'],
  ])('reads %j as %j', (text, words) => {
    expect(inert(own(text))).toBe(words);
  });

  it.each([
    'u_ex240501.log',
    'C:\\inetpub\\logs (2)\\a[1].log',
    'HTTP 500.0: a < b, 5 $ (about)',
    'Größe 😀.log',
    'command: one',
  ])('leaves %j as it is', (text) => {
    expect(inert(own(text))).toBe(text);
  });

  it('is nothing but words, whatever was there, and stays what it is', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '$',
      '<',
      '>',
      ':',
      '//',
      'command',
      'vscode',
      '-',
      'x',
      ' ',
      '\n',
      '\u200b',
      '\u202e',
      '\\',
    );
    const texts = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 1, max: 300 }), (one, other, limit) => {
        const words = inert(own(`${one}${other}`));
        expect(liveIn(words)).toEqual([]);
        expect(inert(own(words))).toBe(words);
        const cut = inert(own(`${one}${other}`), limit);
        expect([cut.length <= limit, liveIn(cut)]).toEqual([true, []]);
      }),
    );
  });
});
