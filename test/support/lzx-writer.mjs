// Packs as LZX, as cabinets have it, with every kind of block: for tests, and slow. Written from [MS-PATCH], apart from the reader.

import { MatchFinder } from './matches.mjs';
import { codesFor, describeLengths, lengthsFor } from './prefix-codes.mjs';

const FRAME = 32_768;
const KINDS = { verbatim: 1, aligned: 2, uncompressed: 3 };
const LONGEST = 257;

const slotBits = Array.from({ length: 51 }, (_, slot) => (slot < 4 ? 0 : slot >= 36 ? 17 : (slot >> 1) - 1));
const slotBases = slotBits.map((_, slot) => slotBits.slice(0, slot).reduce((sum, bits) => sum + 2 ** bits, 0));

/** Packs a stream into blocks of these kinds and sizes, over and over, with the matches that are found in it. */
export function lzx({ windowBits = 15, blocks = 'verbatim 1000000', fileSize = 0 } = {}) {
  const plan = blocks.split(', ').map((block) => block.split(' '));
  const pack = (stream) => {
    const bytes = withAbsoluteCalls(stream, fileSize);
    const finder = new MatchFinder(bytes, 2 ** windowBits - 3);
    let recent = [1, 1, 1];
    const list = [];
    for (let at = 0, i = 0; at < bytes.length; i++) {
      const [kind, size] = plan[i % plan.length];
      const end = Math.min(bytes.length, at + Number(size));
      const tokens = kind === 'uncompressed' ? [...bytes.subarray(at, end)] : tokensOf(bytes, finder, recent, at, end);
      for (const token of tokens) recent = afterwards(recent, token);
      list.push({ kind, tokens });
      at = end;
    }
    return framesOf(list, windowBits, fileSize);
  };
  return { method: 3 | (windowBits << 8), pack };
}

/** Packs exactly these blocks, whatever the stream is. */
export function lzxBlocks(blocks, { windowBits = 15, fileSize = 0 } = {}) {
  const single = (token) => {
    if (typeof token === 'string') return [...new TextEncoder().encode(token)];
    return token instanceof Uint8Array ? [...token] : token;
  };
  const list = blocks.map((block) => ({ ...block, tokens: block.tokens.flatMap(single) }));
  return { method: 3 | (windowBits << 8), pack: () => framesOf(list, windowBits, fileSize) };
}

/** Targets of calls as LZX packs them: from the beginning of the program instead of from the instruction. */
function withAbsoluteCalls(stream, fileSize) {
  const bytes = stream.slice();
  if (fileSize === 0) return bytes;
  const view = new DataView(bytes.buffer);
  for (let start = 0; start < bytes.length; start += FRAME) {
    const last = Math.min(bytes.length, start + FRAME) - 11;
    for (let at = start; at <= last; at++) {
      if (bytes[at] !== 0xe8) continue;
      const relative = view.getInt32(at + 1, true);
      const absolute = relative + at < fileSize ? relative + at : relative - fileSize;
      if (relative >= -at && relative < fileSize) view.setInt32(at + 1, absolute, true);
      at += 4;
    }
  }
  return bytes;
}

/** Bytes and matches from `start` to `end`; no match crosses a frame. */
function tokensOf(bytes, finder, recent, start, end) {
  const tokens = [];
  for (let at = start; at < end; ) {
    const stop = Math.min(end, at - (at % FRAME) + FRAME, at + LONGEST);
    const found = finder.find(at, stop);
    const repeats = recent.map((back, repeat) => ({ repeat, length: finder.lengthAt(at, back, stop) }));
    const repeated = repeats.reduce((best, one) => (one.length > best.length ? one : best));
    let token = bytes[at];
    if (repeated.length >= 2 && repeated.length + 1 >= found.length) token = repeated;
    else if (found.length >= 3) token = found;
    tokens.push(token);
    recent = afterwards(recent, token);
    at += token.length ?? 1;
  }
  return tokens;
}

/** The last three offsets behind a token. */
function afterwards([a, b, c], { back, repeat }) {
  if (back !== undefined) return [back, a, b];
  if (repeat === 1) return [b, a, c];
  return repeat === 2 ? [c, b, a] : [a, b, c];
}

function framesOf(blocks, windowBits, fileSize) {
  const frames = new Frames();
  frames.bits(fileSize > 0 ? 1 : 0, 1);
  if (fileSize > 0) {
    frames.bits(fileSize >>> 16, 16);
    frames.bits(fileSize & 0xffff, 16);
  }
  let recent = [1, 1, 1];
  let before = { main: Array(256 + 8 * slotBases.indexOf(2 ** windowBits)).fill(0), lengths: Array(249).fill(0) };
  for (const { kind, tokens, recent: stated } of blocks) {
    const size = tokens.reduce((sum, { length = 1 }) => sum + length, 0);
    frames.bits(KINDS[kind], 3);
    frames.bits(size >>> 8, 16);
    frames.bits(size & 0xff, 8);
    if (kind === 'uncompressed') {
      recent = stated ?? recent;
      writeBytes(frames, tokens, recent);
    } else {
      const symbols = tokens.map((token) => symbolOf(token, kind));
      before = writeCodes(frames, symbols, before, kind);
      for (const token of tokens) recent = afterwards(recent, token);
    }
  }
  return frames.end();
}

/** What is written for a byte or a match: main symbol, symbol of a long length, plain bits, last bits of an aligned offset. */
function symbolOf(token, kind) {
  if (typeof token === 'number') return { main: token, size: 1 };
  const { length, back, repeat } = token;
  const place = back === undefined ? repeat : back + 2;
  const slot = back === undefined ? repeat : slotBases.findLastIndex((base) => base <= place);
  const main = 256 + 8 * slot + Math.min(7, length - 2);
  const rest = length - 9;
  const extra = back === undefined ? 0 : place - slotBases[slot];
  const count = back === undefined ? 0 : slotBits[slot];
  const symbol = { main, size: length, ...(rest >= 0 ? { rest } : {}) };
  if (kind === 'aligned' && count >= 3) return { ...symbol, extra: extra >> 3, count: count - 3, last: extra & 7 };
  return { ...symbol, extra, count };
}

/** A block with codes: the codes, then the symbols. Answers with the lengths of its codes. */
function writeCodes(frames, symbols, before, kind) {
  const main = lengthsFor(histogram(before.main.length, symbols, 'main'), 16);
  const lengths = lengthsFor(histogram(before.lengths.length, symbols, 'rest'), 16);
  const aligned = lengthsFor(
    histogram(8, symbols, 'last').map((count) => count + 1),
    7,
  );
  if (kind === 'aligned') for (const length of aligned) frames.bits(length, 3);
  writeLengths(frames, before.main.slice(0, 256), main.slice(0, 256));
  writeLengths(frames, before.main.slice(256), main.slice(256));
  writeLengths(frames, before.lengths, lengths);
  const mainCodes = codesFor(main);
  const lengthCodes = codesFor(lengths);
  const alignedCodes = codesFor(aligned);
  for (const symbol of symbols) {
    frames.bits(mainCodes[symbol.main], main[symbol.main]);
    if (symbol.rest !== undefined) frames.bits(lengthCodes[symbol.rest], lengths[symbol.rest]);
    if (symbol.count > 0) frames.bits(symbol.extra, symbol.count);
    if (symbol.last !== undefined) frames.bits(alignedCodes[symbol.last], aligned[symbol.last]);
    frames.passed(symbol.size);
  }
  return { main, lengths };
}

function histogram(length, symbols, part) {
  const counts = Array(length).fill(0);
  for (const symbol of symbols) if (symbol[part] !== undefined) counts[symbol[part]]++;
  return counts;
}

function writeLengths(frames, before, lengths) {
  const steps = describeLengths(before, lengths);
  const counts = Array(20).fill(0);
  for (const [symbol] of steps) counts[symbol]++;
  const pre = lengthsFor(counts, 15);
  const codes = codesFor(pre);
  for (const length of pre) frames.bits(length, 4);
  for (const [symbol, value, bits] of steps) {
    frames.bits(codes[symbol], pre[symbol]);
    frames.bits(value, bits);
  }
}

/** A block of plain bytes, behind the last three offsets. */
function writeBytes(frames, bytes, recent) {
  frames.toBytes();
  for (const offset of recent) for (let i = 0; i < 4; i++) frames.byte((offset >>> (8 * i)) & 0xff);
  bytes.forEach((byte, i) => {
    frames.byte(byte);
    if (i === bytes.length - 1 && i % 2 === 0) frames.byte(0);
    frames.passed(1);
  });
}

/** Bits in words of 16, cut into frames of 32 KB of unpacked data. */
class Frames {
  #frames = [];
  #bytes = [];
  #word = 0;
  #free = 16;
  #passed = 0;

  bits(value, count) {
    for (let i = count - 1; i >= 0; i--) {
      this.#free--;
      this.#word |= ((value >>> i) & 1) << this.#free;
      if (this.#free === 0) this.#flush();
    }
  }

  #flush() {
    this.#bytes.push(this.#word & 0xff, this.#word >>> 8);
    this.#word = 0;
    this.#free = 16;
  }

  /** Fills the word, or a whole one where none is begun. */
  toBytes() {
    this.#flush();
  }

  byte(value) {
    this.#bytes.push(value);
  }

  /** Notes that what was written unpacks to so many bytes. */
  passed(count) {
    this.#passed += count;
    if (this.#passed % FRAME === 0) this.#cut();
  }

  #cut() {
    if (this.#free < 16) this.#flush();
    this.#frames.push(Uint8Array.from(this.#bytes));
    this.#bytes = [];
  }

  end() {
    if (this.#passed % FRAME !== 0) this.#cut();
    return this.#frames;
  }
}
