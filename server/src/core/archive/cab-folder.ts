import { type Message, msg } from '../text/message.ts';
import type { Bytes } from './bytes.ts';
import { type CabMethod, methodOf, type Unpacker } from './cab-method.ts';

/** A folder of a cabinet: not a place of files but one stream of data in which files stand one behind the other. */
export interface CabFolder {
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
    folders.push({ offset: bytes.u32(at), blocks: bytes.u16(at + 4), method: methodOf(bytes.u16(at + 6)), reserved });
  }
  return folders;
}

function afterNul(bytes: Bytes, at: number): number {
  const nul = bytes.data.indexOf(0, at);
  return nul === -1 ? bytes.length : nul + 1;
}

/** Unpacks a folder block by block, as far as somebody reads, and keeps what it unpacked. */
export class FolderReader {
  readonly #bytes: Bytes;
  readonly #folder: CabFolder;
  readonly #blocks: Uint8Array[] = [];
  /** Where each block begins in the unpacked stream. */
  readonly #starts: number[] = [];
  #length = 0;
  #at: number;
  /** Undefined once the stream has ended, so that nothing keeps its window. */
  #unpacker: Unpacker | undefined;
  #problem: Message | undefined;

  constructor(bytes: Bytes, folder: CabFolder, unpacker: Unpacker) {
    this.#bytes = bytes;
    this.#folder = folder;
    this.#at = folder.offset;
    this.#unpacker = folder.blocks > 0 ? unpacker : undefined;
  }

  /** The bytes of the stream from `start`, fewer where it is damaged or ends; `problem` where a checksum before is wrong. */
  read(start: number, size: number): { readonly bytes: Uint8Array; readonly problem: Message | undefined } {
    while (this.#length < start + size && this.#unpacker) this.#unpackNext(this.#unpacker);
    const bytes = new Uint8Array(Math.max(0, Math.min(size, this.#length - start)));
    let i = this.#blockAt(start);
    for (let done = 0; done < bytes.length; i++) {
      const from = Math.max(0, start + done - (this.#starts[i] ?? 0));
      const part = (this.#blocks[i] ?? new Uint8Array()).subarray(from, from + bytes.length - done);
      bytes.set(part, done);
      done += part.length;
    }
    return { bytes, problem: this.#problem };
  }

  #blockAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #unpackNext(unpacker: Unpacker): void {
    const bytes = this.#bytes;
    const { blocks, reserved } = this.#folder;
    if (!bytes.has(this.#at, 8)) {
      this.#unpacker = undefined;
      return;
    }
    const packedSize = bytes.u16(this.#at + 4);
    const size = bytes.u16(this.#at + 6);
    const data = bytes.part(this.#at + 8 + reserved, packedSize);
    if (!checksumHolds(bytes, this.#at, reserved, data))
      this.#problem = msg('its checksum is wrong: some of its bytes are damaged');
    const block = unpacker.unpack(data, size);
    this.#starts.push(this.#length);
    this.#blocks.push(block);
    this.#length += block.length;
    this.#at += 8 + reserved + packedSize;
    // Behind a damaged block all would stand at a wrong place, without its window. One without size goes on in another cabinet.
    if (size === 0 || block.length < size || this.#starts.length >= blocks) this.#unpacker = undefined;
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
