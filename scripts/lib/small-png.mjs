// Writes a screenshot as a PNG with a palette: a third of the size, and the same to the eye, since it is text on a few plain colours.

import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/** `png`: 8 bits a sample, RGB or RGBA, not interlaced, as browsers write it. At most `size` colours, 2 to 256. */
export function smallPng(png, size = 64) {
  const { width, height, pixels } = readPng(png);
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = choose(counts, size);
  const index = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = index.get(pixels[y * width + x]);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The pixels of a PNG as numbers, 0xRRGGBB. */
export function readPng(png) {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [depth, kind, , , interlaced] = png.subarray(24, 29);
  const channels = { 2: 3, 6: 4 }[kind];
  if (depth !== 8 || !channels || interlaced) throw new Error('Only PNGs with 8 bits of RGB or RGBA are read.');
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const bytes = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    const row = bytes.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1));
    unfilter(bytes[y * (stride + 1)], row, above, channels);
    for (let x = 0; x < width; x++) pixels[y * width + x] = row.readUIntBE(x * channels, 3);
    above = row;
  }
  return { width, height, pixels };
}

/** Section 9 of the PNG specification. */
function unfilter(filter, row, above, channels) {
  for (let i = 0; i < row.length; i++) {
    const left = row[i - channels] ?? 0;
    const corner = above[i - channels] ?? 0;
    const guess = [0, left, above[i], (left + above[i]) >> 1, paeth(left, above[i], corner)][filter];
    row[i] = (row[i] + guess) & 255;
  }
}

function paeth(left, above, corner) {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** One after the other the colour that most pixels miss most: the plain ones first, then what is between them at the edges of letters. */
function choose(counts, size) {
  const left = [...counts].map(([colour, count]) => ({ colour, count, away: Number.POSITIVE_INFINITY }));
  const palette = [];
  while (palette.length < Math.min(size, left.length)) {
    const weigh = ({ count, away }) => (away === Number.POSITIVE_INFINITY ? count : count * away);
    const next = left.reduce((best, one) => (weigh(one) > weigh(best) ? one : best)).colour;
    palette.push(next);
    for (const one of left) one.away = Math.min(one.away, distance(one.colour, next));
  }
  return palette;
}

function nearest(colour, palette) {
  let best = 0;
  for (let i = 1; i < palette.length; i++) if (distance(colour, palette[i]) < distance(colour, palette[best])) best = i;
  return best;
}

function distance(a, b) {
  const [red, green, blue] = [(a >> 16) - (b >> 16), ((a >> 8) & 255) - ((b >> 8) & 255), (a & 255) - (b & 255)];
  return red * red + green * green + blue * blue;
}

function chunk(name, data) {
  const bytes = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(bytes.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(bytes, 4);
  framed.writeUInt32BE(crc32(bytes), bytes.length + 4);
  return framed;
}
