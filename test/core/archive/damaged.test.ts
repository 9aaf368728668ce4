import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../server/src/core/archive/index.ts';
import { cabOf, zipOf } from '../../support/archives.mjs';
import { lzx, lzxBlocks } from '../../support/lzx-writer.mjs';
import { quantum } from '../../support/quantum-writer.mjs';
import { archiveOf, linesOf, told } from './checks.ts';

/** Text that hardly shrinks, so that a cut hits data: a plain generator of numbers, the same every time. */
function noise(length: number): string {
  let state = 1;
  let text = '';
  while (text.length < length) {
    state = (state * 48_271) % 0x7fffffff;
    text += `${state.toString(36)}\n`;
  }
  return text.slice(0, length);
}

const LONG = noise(200_000);

describe('a damaged zip file gives what is left', () => {
  it('when its end is missing: the whole files, and the beginning of the cut one', () => {
    const whole = zipOf([
      { name: 'a.log', data: 'A' },
      { name: 'b.log', data: LONG },
    ]);
    const archive = archiveOf(whole.subarray(0, whole.length >> 1));
    expect(archive.entries.map(({ path }) => path)).toEqual(['a.log', 'b.log']);
    expect(told(archive.read('a.log'))).toBe('whole: A');
    const cut = archive.read('b.log');
    expect(cut?.kind).toBe('partial');
    if (cut?.kind !== 'partial') return;
    expect(cut.bytes.length).toBeGreaterThan(LONG.length * 0.4);
    expect(LONG.startsWith(new TextDecoder().decode(cut.bytes))).toBe(true);
    expect(linesOf(archive).at(-1)).toBe('- : its list of entries is missing; what is left was found by searching');
  });

  it('when its end is missing and the sizes stand behind the data', () => {
    const whole = zipOf([
      { name: 'a.log', data: 'A', descriptor: true },
      { name: 'b.log', data: 'B', descriptor: true },
    ]);
    const end = whole.length - 22 - 2 * (46 + 5);
    expect(linesOf(archiveOf(whole.subarray(0, end))).slice(0, 2)).toEqual(['a.log whole: A', 'b.log whole: B']);
    expect(linesOf(archiveOf(whole.subarray(0, end - 16)))[1]).toBe('b.log whole: B');
  });

  it('when bytes in the middle of a file are wrong: what comes before them', () => {
    const bytes = zipOf([{ name: 'a.log', data: LONG }]);
    bytes.fill(0xff, 60_000, 60_100);
    const content = archiveOf(bytes).read('a.log');
    expect(content?.kind).toBe('partial');
    if (content?.kind !== 'partial') return;
    const text = new TextDecoder().decode(content.bytes);
    let same = 0;
    while (same < text.length && text[same] === LONG[same]) same++;
    expect(same).toBeGreaterThan(50_000);
  });

  it('when a checksum is wrong: the bytes, and a word of it', () => {
    expect(linesOf(archiveOf(zipOf([{ name: 'a.log', data: 'A', crc: 1 }])))).toEqual([
      'a.log partial: A (its checksum is wrong: some of its bytes are damaged)',
    ]);
  });

  it('when a file is longer than the archive says: as much as it says', () => {
    expect(linesOf(archiveOf(zipOf([{ name: 'a.log', data: 'ABCDEF', size: 3 }])))).toEqual([
      'a.log partial: ABC (it is larger than the archive says; 3 bytes are shown)',
    ]);
  });
});

const PACKINGS = [
  ['MSZIP', {}],
  ['LZX', lzx({ blocks: 'verbatim 20000, aligned 40001, uncompressed 7000' })],
  ['Quantum', quantum({ windowBits: 12 })],
] as const;

describe.each(PACKINGS)('a damaged cabinet of %s gives what is left', (_, packing) => {
  const whole = cabOf(
    [
      { name: 'a.log', data: 'A' },
      { name: 'b.log', data: LONG },
      { name: 'c.log', data: 'C' },
    ],
    packing,
  );

  it('when its end is missing', () => {
    const archive = archiveOf(whole.subarray(0, whole.length >> 1));
    expect(told(archive.read('a.log'))).toBe('whole: A');
    const cut = archive.read('b.log');
    expect(cut?.kind).toBe('partial');
    if (cut?.kind !== 'partial') return;
    expect(cut.bytes.length).toBeGreaterThan(LONG.length * 0.4);
    expect(LONG.startsWith(new TextDecoder().decode(cut.bytes))).toBe(true);
    expect(told(archive.read('c.log'))).toBe('refused: its data is damaged from the start');
  });

  it('when it is cut at any byte: nothing else than was packed', () => {
    const text = LONG.slice(0, 700);
    const small = cabOf([{ name: 'a.log', data: text }], packing);
    let before = 0;
    for (let end = 36; end < small.length; end++) {
      const content = archiveOf(small.subarray(0, end)).read('a.log');
      const length = content?.kind === 'partial' ? content.bytes.length : 0;
      expect(length === 0 || told(content).startsWith(`partial: ${text.slice(0, length)} (`)).toBe(true);
      expect(length).toBeGreaterThanOrEqual(before);
      before = length;
    }
    expect(before).toBeGreaterThan(600);
  });

  it('when any byte of its data is wrong: it says so', () => {
    const text = LONG.slice(0, 700);
    const small = cabOf([{ name: 'a.log', data: text }], packing);
    for (let at = small.length - 450; at < small.length; at++) {
      const bytes = small.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      expect(archiveOf(bytes).read('a.log')?.kind).not.toBe('whole');
    }
  });

  it('when bytes in the middle are wrong: what comes before them', () => {
    const bytes = whole.slice();
    bytes.fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 100);
    const content = archiveOf(bytes).read('b.log');
    expect(content?.kind).toBe('partial');
    if (content?.kind !== 'partial') return;
    const text = new TextDecoder().decode(content.bytes);
    let same = 0;
    while (same < text.length && text[same] === LONG[same]) same++;
    expect(same).toBeGreaterThan(LONG.length * 0.4);
  });

  it('when a data block says that it goes on in another cabinet: what comes before it', () => {
    const bytes = whole.slice();
    const header = new DataView(bytes.buffer);
    const first = header.getUint32(36, true);
    const second = first + 8 + header.getUint16(first + 4, true);
    header.setUint16(second + 6, 0, true);
    const content = archiveOf(bytes).read('b.log');
    expect(content?.kind === 'partial' && content.bytes.length).toBe(32_767);
  });

  it('when a checksum is wrong', () => {
    expect(linesOf(archiveOf(cabOf([{ name: 'a.log', data: 'A' }], { ...packing, badChecksum: true })))).toEqual([
      'a.log partial: A (its checksum is wrong: some of its bytes are damaged)',
    ]);
  });
});

describe('LZX that means nothing ends what is shown', () => {
  it.each([
    ['a match before the beginning', [{ kind: 'verbatim', tokens: ['ab', { length: 2, back: 3 }, 'cd'] }], 'ab'],
    [
      'a match as far back as plain bytes state, before the beginning',
      [
        { kind: 'uncompressed', tokens: ['abcd'], recent: [5, 5, 5] },
        { kind: 'verbatim', tokens: [{ length: 2, repeat: 0 }] },
      ],
      'abcd',
    ],
    [
      'a match of bytes that are not there yet',
      [
        { kind: 'uncompressed', tokens: ['abcd'], recent: [0, 0, 0] },
        { kind: 'verbatim', tokens: [{ length: 2, repeat: 1 }] },
      ],
      'abcd',
    ],
  ] as const)('%s', (_, blocks, text) => {
    const content = archiveOf(cabOf([{ name: 'a.log', data: 'abcdef' }], lzxBlocks(blocks))).read('a.log');
    expect(told(content)).toBe(`partial: ${text} (its data is damaged: the first ${text.length} of 6 bytes are shown)`);
  });

  it('a match further back than the window', () => {
    const blocks = [
      { kind: 'uncompressed', tokens: ['x'.repeat(65_536)], recent: [1, 1, 1] },
      { kind: 'uncompressed', tokens: ['y'], recent: [32_769, 1, 1] },
      { kind: 'verbatim', tokens: [{ length: 2, repeat: 0 }] },
    ] as const;
    const content = archiveOf(cabOf([{ name: 'a.log', data: 'x'.repeat(65_539) }], lzxBlocks(blocks))).read('a.log');
    expect(content?.kind === 'partial' && content.bytes.length).toBe(65_537);
  });

  it('a match across the end of a frame', () => {
    const tokens = ['x'.repeat(32_766), { length: 4, back: 1 }];
    const bytes = cabOf([{ name: 'a.log', data: 'x'.repeat(32_768) }], lzxBlocks([{ kind: 'verbatim', tokens }]));
    const content = archiveOf(bytes).read('a.log');
    expect(content?.kind === 'partial' && content.bytes.length).toBe(32_766);
  });
});

describe('whatever the bytes, reading ends and throws nothing', () => {
  const zip = zipOf(
    [
      { name: 'a.log', data: LONG.slice(0, 3000) },
      { name: 'x/b.log', data: 'B', descriptor: true },
    ],
    { zip64: true },
  );
  const files = [
    { name: 'a.log', data: LONG.slice(0, 3000) },
    { name: 'b.log', data: 'B' },
  ];
  const cab = cabOf(files, { reserve: 4 });
  const lzxCab = cabOf(files, lzx({ blocks: 'verbatim 900, uncompressed 501, aligned 500', fileSize: 5000 }));
  const quantumCab = cabOf(files, quantum());

  function readAll(bytes: Uint8Array): void {
    const archive = openArchive(bytes);
    if (archive.kind !== 'unreadable') for (const { path } of archive.entries) archive.read(path);
  }

  it.each([
    ['zip', zip],
    ['cab', cab],
    ['cab of LZX', lzxCab],
    ['cab of Quantum', quantumCab],
  ] as const)('for a %s cut anywhere', (_, whole) => {
    for (let end = 0; end < whole.length; end += end > 200 && end < whole.length - 400 ? 13 : 1) readAll(whole.slice(0, end));
  });

  it.each([
    ['zip', zip],
    ['cab', cab],
    ['cab of LZX', lzxCab],
    ['cab of Quantum', quantumCab],
  ] as const)('for a %s with any byte of its headers wrong', (_, whole) => {
    for (const value of [0, 0xff, 0x80]) {
      for (let at = 0; at < whole.length; at += at > 200 && at < whole.length - 400 ? 29 : 1) {
        const bytes = whole.slice();
        bytes[at] = value;
        readAll(bytes);
      }
    }
  });
});
