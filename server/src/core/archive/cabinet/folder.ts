import { msg, type Sentence } from '../../text/sentence.ts';
import type { Bytes } from '../bytes.ts';
import { type CabMethod, methodOf, type Unpacker } from './method.ts';

/** A folder of a cabinet: not a place of files but one stream of data in which files stand one behind the other. */
export interface CabFolder {
  readonly index: number;
  /** Where its first data block stands. */
  readonly offset: number;
  readonly blocks: number;
  readonly method: CabMethod;
  /** Bytes that each data block reserves for applications. */
  readonly reserved: number;
}

const HAS_PREVIOUS = 1;
const HAS_NEXT = 2;
const HAS_RESERVE = 4;

/** The folders that the header lists ([MS-CAB] 2.1, 2.2), as many as are there. */
export function readFolders(bytes: Bytes): readonly CabFolder[] {
  const flags = bytes.u16(30);
  let at = 36;
  let perFolder = 0;
  let reserved = 0;
  if (flags & HAS_RESERVE) {
    perFolder = bytes.u8(38);
    reserved = bytes.u8(39);
    at = 40 + bytes.u16(36);
  }
  const names = (flags & HAS_PREVIOUS ? 2 : 0) + (flags & HAS_NEXT ? 2 : 0);
  for (let i = 0; i < names; i++) at = afterNul(bytes, at);
  const folders: CabFolder[] = [];
  for (let i = 0; i < bytes.u16(26) && bytes.has(at, 8); i++, at += 8 + perFolder) {
    folders.push({ index: i, offset: bytes.u32(at), blocks: bytes.u16(at + 4), method: methodOf(bytes.u16(at + 6)), reserved });
  }
  return folders;
}

function afterNul(bytes: Bytes, at: number): number {
  const nul = bytes.data.indexOf(0, at);
  return nul === -1 ? bytes.length : nul + 1;
}

/** A data block says its unpacked size in 16 bits. */
const LONGEST_BLOCK = 0xffff;

/** Unpacks a folder block by block, as far as somebody reads, and keeps the last `kept` bytes of what it unpacked. */
export class FolderReader {
  readonly folder: CabFolder;
  readonly #bytes: Bytes;
  readonly #start: () => Unpacker;
  readonly #most: number;
  #kept: Uint8Array[] = [];
  #keptBytes = 0;
  /** Bytes and blocks that were unpacked. */
  #length = 0;
  #count = 0;
  #at = 0;
  /** Undefined once the stream has ended, so that nothing keeps its window. */
  #unpacker: Unpacker | undefined;
  #problem: Sentence | undefined;

  constructor(bytes: Bytes, folder: CabFolder, start: () => Unpacker, kept: number) {
    this.#bytes = bytes;
    this.folder = folder;
    this.#start = start;
    this.#most = kept;
    this.#begin();
  }

  /** Bytes that reading up to `end` from `start` would unpack. */
  costOf(start: number, end: number): number {
    return start < this.#length - this.#keptBytes ? end : Math.max(0, end - this.#length);
  }

  /** The bytes of the stream from `start`, fewer where it is damaged or ends; `problem` where a checksum before is wrong. */
  read(start: number, size: number): { readonly bytes: Uint8Array; readonly problem: Sentence | undefined } {
    if (start < this.#length - this.#keptBytes) this.#begin();
    const most = this.#length + (this.#unpacker ? (this.folder.blocks - this.#count) * LONGEST_BLOCK : 0);
    const bytes = new Uint8Array(Math.max(0, Math.min(size, most - start)));
    const copy = (block: Uint8Array, at: number): void => {
      const from = Math.max(0, start - at);
      const to = Math.min(block.length, start + bytes.length - at);
      if (to > from) bytes.set(block.subarray(from, to), at + from - start);
    };
    let at = this.#length - this.#keptBytes;
    for (const block of this.#kept) {
      copy(block, at);
      at += block.length;
    }
    while (this.#length < start + bytes.length && this.#unpacker) {
      const before = this.#length;
      copy(this.#unpackNext(this.#unpacker), before);
    }
    const there = Math.max(0, Math.min(bytes.length, this.#length - start));
    return { bytes: there < bytes.length ? bytes.slice(0, there) : bytes, problem: this.#problem };
  }

  #begin(): void {
    this.#kept = [];
    this.#keptBytes = 0;
    this.#length = 0;
    this.#count = 0;
    this.#at = this.folder.offset;
    this.#unpacker = this.folder.blocks > 0 ? this.#start() : undefined;
    this.#problem = undefined;
  }

  #keep(block: Uint8Array): void {
    this.#kept.push(block);
    this.#keptBytes += block.length;
    if (this.#keptBytes <= this.#most) return;
    let dropped = 0;
    const last = this.#kept.length - 1; // the next file may begin in it
    while (dropped < last && this.#keptBytes > this.#most - this.#most / 8) this.#keptBytes -= this.#kept[dropped++]?.length ?? 0;
    this.#kept.splice(0, dropped);
  }

  #unpackNext(unpacker: Unpacker): Uint8Array {
    const bytes = this.#bytes;
    const { blocks, reserved } = this.folder;
    if (!bytes.has(this.#at, 8)) {
      this.#unpacker = undefined;
      return new Uint8Array();
    }
    const packedSize = bytes.u16(this.#at + 4);
    const size = bytes.u16(this.#at + 6);
    const data = bytes.part(this.#at + 8 + reserved, packedSize);
    if (!checksumHolds(bytes, this.#at, reserved, data))
      this.#problem = msg('its checksum is wrong: some of its bytes are damaged');
    const block = unpacker.unpack(data, size);
    this.#keep(block);
    this.#length += block.length;
    this.#count++;
    this.#at += 8 + reserved + packedSize;
    // Behind a damaged block all would stand at a wrong place, without its window. One without size goes on in another cabinet.
    if (size === 0 || block.length < size || this.#count >= blocks) this.#unpacker = undefined;
    return block;
  }
}

/** [MS-CAB] 3.1: exclusive or of 32-bit words over the data, then over the two sizes; 0 means that there is none. */
function checksumHolds(bytes: Bytes, at: number, reserved: number, data: Uint8Array): boolean {
  const expected = bytes.u32(at);
  if (expected === 0) return true;
  return checksum(bytes.part(at + 4, 4 + reserved), checksum(data, 0)) === expected;
}

function checksum(data: Uint8Array, seed: number): number {
  let sum = seed;
  const whole = data.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    sum ^= (data[i] ?? 0) | ((data[i + 1] ?? 0) << 8) | ((data[i + 2] ?? 0) << 16) | ((data[i + 3] ?? 0) << 24);
  }
  let rest = 0;
  for (let i = whole; i < data.length; i++) rest = (rest << 8) | (data[i] ?? 0);
  return (sum ^ rest) >>> 0;
}
