import { describe, expect, it } from 'vitest';
import { cabOf, cabOfFolders, type Packing } from '../../support/archives.mjs';
import { fixtureBytes } from '../../support/fixtures.ts';
import { generated } from '../../support/generated.ts';
import { type LzxOptions, lzx } from '../../support/lzx-writer.mjs';
import { quantum } from '../../support/quantum-writer.mjs';
import { cabextract } from './cabextract.ts';
import { archiveOf } from './checks.ts';

/** Numbers that look like chance, the same every time. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 0x7fffffff;
    return Math.floor((state / 0x7fffffff) * below);
  };
}

function noise(length: number): Uint8Array {
  const next = chance(1);
  return Uint8Array.from({ length }, () => next(256));
}

/** A log, an event log, what cannot be packed, what almost vanishes: all of several frames. */
const LOG = new TextEncoder().encode(generated('iis', '--lines', '500', '--seed', '1').text);
const CONTENTS: Readonly<Record<string, Uint8Array>> = {
  'a log': LOG,
  'an event log': fixtureBytes('evtx/Application_no_crc32.evtx'),
  noise: noise(70_001),
  zeros: new Uint8Array(100_001),
};

/** That a cabinet with `data` in two files gives the same here and with cabextract: what was packed. */
function check(packing: Packing, data: Uint8Array): void {
  const middle = data.length >> 1;
  const files = [
    { name: 'first', data: data.subarray(0, middle) },
    { name: 'second', data: data.subarray(middle) },
  ];
  const cab = cabOf(files, packing);
  checkFiles(cab, files);
}

function checkFiles(cab: Uint8Array, files: readonly { readonly name: string; readonly data: Uint8Array }[]): void {
  const archive = archiveOf(cab);
  const oracle = cabextract(cab);
  for (const { name, data } of files) {
    const content = archive.read(name);
    expect(content?.kind).toBe('whole');
    expect(content?.kind === 'whole' && Buffer.compare(content.bytes, data)).toBe(0);
    expect(Buffer.compare(oracle.get(name) ?? new Uint8Array(), data)).toBe(0);
  }
}

/** Something, much of something else, and the first again, almost as far back as the window reaches. */
function farBack(windowBits: number): Uint8Array {
  const piece = noise(Math.min(2 ** (windowBits - 2), 20_000));
  const data = new Uint8Array(2 ** windowBits + piece.length - 8);
  data.set(piece);
  data.set(piece, data.length - piece.length);
  return data;
}

const ANYWHERE = 'verbatim 5000, aligned 777, uncompressed 333, aligned 40001, uncompressed 32769, verbatim 1, uncompressed 1';

describe('cabextract unpacks the same from LZX', () => {
  it.each([15, 16, 17, 18, 19, 20, 21])('with a window of 2 to the power of %d', (windowBits) => {
    check(lzx({ windowBits }), farBack(windowBits));
    check(lzx({ windowBits, blocks: 'aligned 50000' }), LOG);
  });

  it.each<readonly [string, LzxOptions]>([
    ['in verbatim blocks', {}],
    ['in aligned blocks', { blocks: 'aligned 1000000' }],
    ['in plain bytes', { blocks: 'uncompressed 1000000' }],
    ['in blocks as large as frames', { blocks: 'verbatim 32768, aligned 32768, uncompressed 32768' }],
    ['in blocks that begin and end anywhere', { blocks: ANYWHERE }],
    ['in plain bytes that cross frames at odd places', { blocks: 'verbatim 1001, uncompressed 40000' }],
    ['with calls translated', { blocks: ANYWHERE, fileSize: 12_000_000 }],
  ])('%s', (_, options) => {
    for (const data of Object.values(CONTENTS)) check(lzx(options), data);
  });

  it('in many small blocks', () => check(lzx({ blocks: 'verbatim 200, aligned 201, uncompressed 33, verbatim 1' }), LOG));

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('in any blocks (%d)', (seed) => {
    const next = chance(seed);
    const kinds = ['verbatim', 'aligned', 'uncompressed'];
    const blocks = Array.from({ length: 20 }, () => `${kinds[next(3)]} ${1 + next(2 ** (1 + next(16)))}`).join(', ');
    const fileSize = next(2) === 0 ? 0 : next(200_000);
    check(lzx({ windowBits: 15 + next(7), fileSize, blocks }), program(next));
  });
});

/** Calls and some bytes between them. */
function program(next: (below: number) => number): Uint8Array {
  const data = noise(90_000);
  const view = new DataView(data.buffer);
  for (let at = 0; at < data.length - 5; at += 5 + next(20)) {
    data[at] = 0xe8;
    view.setInt32(at + 1, next(3) === 0 ? next(300_000) - 100_000 : next(500), true);
  }
  return data;
}

describe('cabextract unpacks the same from Quantum', () => {
  it.each([10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21])('with a window of 2 to the power of %d', (windowBits) => {
    check(quantum({ windowBits, level: 1 + (windowBits % 7) }), farBack(windowBits));
    check(quantum({ windowBits }), LOG.subarray(0, 120_000));
  });

  it.each(Object.keys(CONTENTS))('%s', (name) => check(quantum({ windowBits: 18 }), CONTENTS[name] ?? LOG));
});

it('cabextract unpacks the same from folders that are packed differently', () => {
  const packings = [{ method: 0 }, { method: 1 }, lzx({ windowBits: 16 }), quantum({ windowBits: 14 })];
  const folders = packings.map((packing, i) => ({ files: [{ name: `${i}.log`, data: LOG.subarray(i, 50_000) }], ...packing }));
  checkFiles(
    cabOfFolders(folders, { reserve: 6 }),
    folders.flatMap(({ files }) => files),
  );
});
