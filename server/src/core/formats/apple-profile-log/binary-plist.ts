import { msg, type Sentence } from '../../text/sentence.ts';

/** A binary property list as the XML that stands for it, and what of it could not be read. */
export interface PlistText {
  readonly text: string;
  readonly problems: readonly Sentence[];
}

/** True for the first bytes of a binary property list. */
export function isBinaryPlist(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, 7)) === 'bplist0';
}

const HEADER = 8;
const TRAILER = 32;
/** Objects may be used many times: a small file could stand for a text without end. */
const MAX_OBJECTS = 50_000;
const MAX_LENGTH = 32 * 1024 * 1024;
const MAX_DEPTH = 64;

/**
 * Reads a binary property list, an item a line. Damaged objects become comments and a problem; any bytes give a text.
 * Source: apple-oss-distributions/CF:CFBinaryPList.c: objects, the table of their offsets, and a trailer.
 */
export function readBinaryPlist(bytes: Uint8Array): PlistText {
  const trailer = bytes.length - TRAILER;
  const [offsetSize, refSize] = [numberAt(bytes, trailer + 6, 1), numberAt(bytes, trailer + 7, 1)];
  const [count, table] = [numberAt(bytes, trailer + 8, 8), numberAt(bytes, trailer + 24, 8)];
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<plist version="1.0">'];
  const problems = new Set<Sentence>();
  let [objects, length] = [0, 0];

  const line = (text: string, depth: number): void => {
    lines.push('\t'.repeat(depth) + text);
    length += text.length;
  };
  const lost = (problem: Sentence, depth: number): void => {
    problems.add(problem);
    line('<!-- ? -->', depth);
  };
  const object = (ref: number, depth: number, tag: 'string' | 'key'): void => {
    if (++objects > MAX_OBJECTS || length > MAX_LENGTH) {
      lost(TOO_LARGE, depth);
      return;
    }
    const at = ref >= 0 && ref < count ? numberAt(bytes, table + ref * offsetSize, offsetSize) : -1;
    const marker = at >= HEADER && at < table ? numberAt(bytes, at, 1) : -1;
    const kind = marker >> 4;
    const extent = extentOf(bytes, marker, at + 1, refSize);
    const inside = marker >= 0 && extent.start + extent.length <= table;
    if (inside && kind >= 0xa && kind <= 0xd && depth < MAX_DEPTH) {
      container(kind, extent, depth);
      return;
    }
    const text = inside ? leaf(marker, bytes.subarray(extent.start, extent.start + extent.length), tag) : undefined;
    if (text === undefined) lost(DAMAGED, depth);
    else line(text, depth);
  };
  const container = (kind: number, { start, count: items }: Extent, depth: number): void => {
    const name = kind === DICT ? 'dict' : 'array';
    const refAt = (i: number): number => numberAt(bytes, start + i * refSize, refSize);
    line(`<${name}>`, depth);
    for (let i = 0; i < items && objects <= MAX_OBJECTS; i++) {
      object(refAt(i), depth + 1, kind === DICT ? 'key' : 'string');
      if (kind === DICT) object(refAt(items + i), depth + 1, 'string');
    }
    line(`</${name}>`, depth);
  };

  if (count > 0 && table >= HEADER && table + count * offsetSize <= trailer)
    object(numberAt(bytes, trailer + 16, 8), 0, 'string');
  else lost(WITHOUT_TABLE, 0);
  return { text: [...lines, '</plist>', ''].join('\n'), problems: [...problems] };
}

const DAMAGED = msg('some objects of this binary property list are damaged');
const TOO_LARGE = msg('this binary property list is too large to be shown whole');
const WITHOUT_TABLE = msg('the table of objects at the end of this binary property list is missing or damaged');
const DICT = 0xd;

/** Where the content of an object lies; `count` is its number of items, bytes or characters. */
interface Extent {
  readonly start: number;
  readonly length: number;
  readonly count: number;
}

function extentOf(bytes: Uint8Array, marker: number, at: number, refSize: number): Extent {
  const [kind, low] = [marker >> 4, marker & 15];
  if (kind === 0) return { start: at, length: 0, count: 0 };
  if (kind < 4) return { start: at, length: 1 << low, count: 1 };
  if (kind === 8) return { start: at, length: low + 1, count: 1 };
  const width = 1 << (numberAt(bytes, at, 1) & 15); // a count of 15 or more is a number of its own
  const noted = low < 15 ? low : numberAt(bytes, at + 1, width);
  const count = noted < 0 ? Number.POSITIVE_INFINITY : noted;
  const size = kind === DICT ? 2 * refSize : kind >= 0xa ? refSize : kind === 6 ? 2 : 1;
  return { start: low < 15 ? at : at + 1 + width, length: count * size, count };
}

/** The element of an object that holds no others; undefined for what is none. */
function leaf(marker: number, content: Uint8Array, tag: 'string' | 'key'): string | undefined {
  if (marker < 0x10) return { 0: '<!-- null -->', 8: '<false/>', 9: '<true/>' }[marker];
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (marker === 0x22) return element('real', String(view.getFloat32(0)));
  if (marker === 0x23) return element('real', String(view.getFloat64(0)));
  if (marker === 0x33) return dateOf(view.getFloat64(0));
  switch (marker >> 4) {
    case 1:
    case 8: {
      if (content.length > 16) return undefined;
      const value = content.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
      return element('integer', String(content.length < 8 ? value : BigInt.asIntN(content.length * 8, value)));
    }
    case 4:
      return element('data', btoa(latin1(content)));
    case 5:
      return element(tag, latin1(content));
    case 6:
      return element(tag, new TextDecoder('utf-16be').decode(content));
    default:
      return undefined;
  }
}

/** Dates count in seconds from the beginning of 2001, UTC. */
function dateOf(seconds: number): string | undefined {
  const date = new Date(Date.UTC(2001, 0) + seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : element('date', date.toISOString().replace('.000Z', 'Z'));
}

/** An unsigned number of 1 to 8 bytes, the highest first; -1 where there is none. */
function numberAt(bytes: Uint8Array, at: number, width: number): number {
  if (at < 0 || width < 1 || width > 8 || at + width > bytes.length) return -1;
  return bytes.subarray(at, at + width).reduce((value, byte) => value * 256 + byte, 0);
}

function latin1(bytes: Uint8Array): string {
  return bytes.reduce((text, byte) => text + String.fromCharCode(byte), '');
}

function element(name: string, text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}</${name}>`;
}
