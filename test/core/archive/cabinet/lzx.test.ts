import { describe, expect, it } from 'vitest';
import { translateCalls } from '../../../../server/src/core/archive/cabinet/lzx-calls.ts';
import { cabOf } from '../../../support/archives.mjs';
import { type LzxBlock, type LzxToken, lzxBlocks } from '../../../support/lzx-writer.mjs';
import { cabextract } from '../cabextract.ts';
import { archiveOf, told } from '../checks.ts';

const verbatim = (...tokens: readonly LzxToken[]): LzxBlock => ({ kind: 'verbatim', tokens });
const aligned = (...tokens: readonly LzxToken[]): LzxBlock => ({ kind: 'aligned', tokens });
const plain = (text: string, ...recent: [number, number, number]): LzxBlock => ({ kind: 'uncompressed', tokens: [text], recent });
const back = (offset: number, length: number): LzxToken => ({ length, back: offset });
const again = (repeat: 0 | 1 | 2, length: number): LzxToken => ({ length, repeat });

/** That these blocks unpack to the text, here and with cabextract. */
function check(blocks: readonly LzxBlock[], text: string): void {
  const cab = cabOf([{ name: 'a.log', data: text }], lzxBlocks(blocks));
  expect(told(archiveOf(cab).read('a.log'))).toBe(`whole: ${text}`);
  expect(new TextDecoder().decode(cabextract(cab).get('a.log'))).toBe(text);
}

describe('LZX gives', () => {
  it('bytes', () => check([verbatim('one after the other')], 'one after the other'));
  it('what stood so far back', () => check([verbatim('get ', back(4, 3), '!')], 'get get!'));
  it('what it has only just given', () => check([verbatim('ab', back(2, 7))], 'ababababa'));

  it.each([2, 3, 8, 9, 10, 256, 257])('a match of %d bytes', (length) => {
    check([verbatim('x', back(1, length), '.')], `${'x'.repeat(length + 1)}.`);
  });

  describe('what stood as far back as one of the last three matches', () => {
    const begin = ['abcdefgh', back(8, 2), back(5, 2), back(9, 2), '/'];
    const text = 'abcdefghabfgde/';
    it('the last', () => check([verbatim(...begin, again(0, 2))], `${text}gh`));
    it('the one before', () => check([verbatim(...begin, again(1, 2))], `${text}fg`));
    it('the first', () => check([verbatim(...begin, again(2, 2))], `${text}ha`));
    it('and then counts that one as the last: it changes places with it', () => {
      check([verbatim(...begin, again(1, 2), again(0, 2))], `${text}fgde`);
      check([verbatim(...begin, again(1, 2), again(1, 2))], `${text}fgab`);
      check([verbatim(...begin, again(2, 2), again(1, 2))], `${text}hade`);
      check([verbatim(...begin, again(2, 2), again(2, 2))], `${text}haab`);
    });
    it.each([0, 1, 2] as const)('one byte back where there was none yet', (repeat) => {
      check([verbatim('a', again(repeat, 4))], 'aaaaa');
    });
    it('which goes on in the next block', () => check([verbatim(...begin), aligned(again(1, 2))], `${text}fg`));
    it('or which plain bytes state', () => check([plain('abcd', 4, 3, 2), verbatim(again(1, 2), again(1, 2))], 'abcdbccd'));
  });

  it('plain bytes, even and odd in number', () => {
    check([plain('abc', 1, 1, 1), plain('de', 1, 1, 1), verbatim('f'), plain('g', 1, 1, 1), aligned('hi')], 'abcdefghi');
  });

  it('offsets whose last bits have a code of their own', () => {
    const tokens = ['0123456789abcdef'.repeat(4), back(60, 3), back(17, 3), back(6, 3), '.'];
    const text = `${'0123456789abcdef'.repeat(4)}456234456.`;
    check([verbatim(...tokens)], text);
    check([aligned(...tokens)], text);
  });

  it('blocks whose codes are told as differences to those before', () => {
    const blocks = [verbatim('abcabcabd'), verbatim('abcabcabd'), verbatim('xyz'), plain('-', 1, 1, 1), aligned('abcabcabd')];
    check(blocks, 'abcabcabdabcabcabdxyz-abcabcabd');
  });
});

describe('LZX gives calls of programs their targets back', () => {
  const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  const rest = ' 111111111111';

  it.each([
    ['as counted from the call', `90 90 e8 64000000${rest}`, `90 90 e8 62000000${rest}`],
    ['also before the beginning', `90 90 e8 ffffffff${rest}`, `90 90 e8 e7030000${rest}`],
    ['not beyond the end', `90 90 e8 e8030000${rest}`, `90 90 e8 e8030000${rest}`],
    ['not before what can be meant', `90 90 e8 fdffffff${rest}`, `90 90 e8 fdffffff${rest}`],
    ['not within another call', `e8 e8040000 e8 64000000${rest}`, `e8 e8040000 e8 5f000000${rest}`],
    ['not in the last ten bytes', '90 90 e8 64000000 1111111111', '90 90 e8 64000000 1111111111'],
  ])('%s', (_, packed, unpacked) => {
    const data = bytes(unpacked);
    const cab = cabOf([{ name: 'a.exe', data }], lzxBlocks([verbatim(bytes(packed))], { fileSize: 1000 }));
    expect(archiveOf(cab).read('a.exe')).toEqual({ kind: 'whole', bytes: data });
    expect(cabextract(cab).get('a.exe')).toEqual(data);
  });

  it('as far as a cut cabinet holds them', () => {
    const call = (target: number): string => `8bc8 e8 ${target.toString(16).padStart(2, '0')}000000`;
    const packed = Array.from({ length: 30 }, (_, i) => call(220 + (i % 9))).join('');
    const unpacked = Array.from({ length: 30 }, (_, i) => call(220 + (i % 9) - (7 * i + 2))).join('');
    const data = bytes(unpacked + rest);
    const cab = cabOf([{ name: 'a.exe', data }], lzxBlocks([verbatim(bytes(packed + rest))], { fileSize: 1000 }));
    expect(archiveOf(cab).read('a.exe')).toEqual({ kind: 'whole', bytes: data });
    for (let end = 60; end < cab.length; end++) {
      const content = archiveOf(cab.subarray(0, end)).read('a.exe');
      if (content?.kind === 'partial') expect(content.bytes).toEqual(data.subarray(0, content.bytes.length));
    }
  });

  it('not behind the first 32768 frames', () => {
    const translated = (offset: number): Uint8Array => {
      const frame = bytes(`e8 00000010${rest}`);
      translateCalls(frame, frame.length, offset, 0x2000_0000);
      return frame;
    };
    const end = 32_768 * 32_768;
    expect(translated(end)).toEqual(bytes(`e8 00000010${rest}`));
    expect(translated(end - 32_768)).toEqual(bytes(`e8 008000d0${rest}`));
  });
});
