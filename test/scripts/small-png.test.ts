import fs from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPng, smallPng } from '../../scripts/lib/small-png.mjs';

const WIDTH = 7;
const HEIGHT = 6;

/** A PNG of RGBA pixels whose rows use every filter in turn. */
function png(colourAt: (x: number, y: number) => number): Buffer {
  const stride = WIDTH * 4;
  const plain = Buffer.alloc(stride * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) plain.writeUInt32BE(((colourAt(x, y) << 8) | 0xff) >>> 0, y * stride + x * 4);
  const rows: number[] = [];
  const at = (y: number, i: number): number => (y < 0 || i < 0 ? 0 : (plain[y * stride + i] ?? 0));
  for (let y = 0; y < HEIGHT; y++) {
    rows.push(y % 5);
    for (let i = 0; i < stride; i++) {
      const [left, above, corner] = [at(y, i - 4), at(y - 1, i), i < 4 ? 0 : at(y - 1, i - 4)];
      const estimate = left + above - corner;
      const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? above : corner;
      rows.push((at(y, i) - ([0, left, above, (left + above) >> 1, paeth][y % 5] ?? 0)) & 255);
    }
  }
  const header = Buffer.from([0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, 6, 0, 0, 0]);
  const parts = [
    ['IHDR', header] as const,
    ['IDAT', deflateSync(Buffer.from(rows))] as const,
    ['IEND', Buffer.alloc(0)] as const,
  ];
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts.map(([name, data]) => chunk(name, data))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(name, 4, 'latin1');
  data.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), framed.length - 4);
  return framed;
}

/** The chunks of a PNG; fails where a checksum is wrong. */
function chunksOf(file: Buffer): ReadonlyMap<string, Buffer> {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    expect(file.readUInt32BE(at + 8 + length)).toBe(crc32(file.subarray(at + 4, at + 8 + length)));
    chunks.set(file.toString('latin1', at + 4, at + 8), file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
}

/** The pixels of a PNG with a palette and unfiltered rows. */
function pixelsOf(file: Buffer): readonly number[] {
  const chunks = chunksOf(file);
  const palette = chunks.get('PLTE') ?? Buffer.alloc(0);
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0));
  return [...rows].filter((_, i) => i % (WIDTH + 1) > 0).map((index) => palette.readUIntBE(index * 3, 3));
}

const colourAt = (x: number, y: number): number => [0x1f1f1f, 0xff5555, 0x3794ff, 0xffffff][(x * 3 + y) % 4] ?? 0;

describe('a picture with a palette', () => {
  it('has the colours of the picture, whatever filters its rows had', () => {
    const original = png(colourAt);
    const expected = Array.from({ length: WIDTH * HEIGHT }, (_, i) => colourAt(i % WIDTH, Math.floor(i / WIDTH)));
    expect([...readPng(original).pixels]).toEqual(expected);
    expect(pixelsOf(smallPng(original))).toEqual(expected);
  });

  it('has the nearest ones where there are too many', () => {
    const small = smallPng(
      png((x, y) => (x < 4 ? 0x101010 : 0xe0e0e0) + (x === 0 && y === 0 ? 1 : 0)),
      2,
    );
    expect(new Set(pixelsOf(small))).toEqual(new Set([0x101010, 0xe0e0e0]));
  });

  it('is not made of what is no such picture', () => {
    expect(() => smallPng(Buffer.from('GIF89a'))).toThrow('no PNG');
    expect(() => smallPng(smallPng(png(colourAt)))).toThrow('8 bits');
  });
});

describe('the pictures of the README', () => {
  const images = path.resolve(import.meta.dirname, '../../docs/images');
  it.each(fs.readdirSync(images))('%s has a palette, and is small', (name) => {
    const file = fs.readFileSync(path.join(images, name));
    expect(chunksOf(file).has('PLTE')).toBe(true);
    expect(file.length).toBeLessThan(64 * 1024);
  });
});
