// Writes zip and cabinet files byte by byte, so that tests can have any of their forms, and any wrong one. The same input gives
// the same bytes everywhere: nothing depends on a clock or on the machine.

import { deflateSync } from 'fflate';

/** 2024-05-02 06:14:52 as MS-DOS has it. */
const DATE = ((2024 - 1980) << 9) | (5 << 5) | 2;
const TIME = (6 << 11) | (14 << 5) | 26;
const UTF8 = 1 << 11;
const DESCRIPTOR = 1 << 3;

/** @param {readonly import('./archives.d.mts').ZipInput[]} inputs */
export function zipOf(inputs, { before = new Uint8Array(), comment = '', zip64 = false, split = false } = {}) {
  const parts = [before];
  let length = before.length;
  const add = (bytes) => {
    parts.push(bytes);
    length += bytes.length;
  };
  const central = [];
  for (const input of inputs) {
    const entry = prepare(input);
    const offset = input.sameDataAs === undefined ? length - before.length : central[input.sameDataAs].offset;
    central.push({ ...entry, offset });
    if (input.sameDataAs !== undefined) continue;
    add(localHeader(entry));
    add(entry.packed);
    if (entry.flags & DESCRIPTOR)
      add(bytesOf(['u32', 0x08074b50], ['u32', entry.crc], ['u32', entry.packed.length], ['u32', entry.size]));
  }
  const start = length - before.length;
  for (const entry of central) add(centralHeader(entry, zip64));
  const size = length - before.length - start;
  if (zip64) {
    const wide = length - before.length;
    const counts = [
      ['u64', central.length],
      ['u64', central.length],
      ['u64', size],
      ['u64', start],
    ];
    add(bytesOf(['u32', 0x06064b50], ['u64', 44], ['u16', 45], ['u16', 45], ['u32', 0], ['u32', 0], ...counts));
    add(bytesOf(['u32', 0x07064b50], ['u32', 0], ['u64', wide], ['u32', 1]));
  }
  const text = new TextEncoder().encode(comment);
  const disk = split ? 2 : 0;
  const count = zip64 ? 0xffff : central.length;
  const place = zip64 ? [0xffffffff, 0xffffffff] : [size, start];
  add(bytesOf(['u32', 0x06054b50], ['u16', disk], ['u16', disk], ['u16', count], ['u16', count]));
  add(bytesOf(['u32', place[0]], ['u32', place[1]], ['u16', text.length], ['bytes', text]));
  return join(parts);
}

function prepare({ name, data = '', stored, descriptor, encrypted, unix, flags = 0, method, size, crc, extra }) {
  const content = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const packed = stored || method !== undefined ? content : deflateSync(content, { level: 6 });
  const unicode = typeof name === 'string' && /[^\u0000-\u007f]/.test(name) ? UTF8 : 0;
  return {
    nameBytes: typeof name === 'string' ? new TextEncoder().encode(name) : name,
    flags: flags | unicode | (descriptor ? DESCRIPTOR : 0) | (encrypted ? 1 : 0),
    method: method ?? (stored ? 0 : 8),
    crc: crc ?? crc32(content),
    packed,
    size: size ?? content.length,
    system: unix === undefined ? 0 : 3,
    attributes: unix === undefined ? 0 : unix * 0x10000,
    extra: extra ?? new Uint8Array(),
  };
}

function localHeader({ nameBytes, flags, method, crc, packed, size }) {
  const measures = flags & DESCRIPTOR ? [0, 0, 0] : [crc, packed.length, size];
  return bytesOf(
    ...[
      ['u32', 0x04034b50],
      ['u16', 20],
      ['u16', flags],
      ['u16', method],
      ['u16', TIME],
      ['u16', DATE],
    ],
    ...measures.map((value) => ['u32', value]),
    ...[
      ['u16', nameBytes.length],
      ['u16', 0],
      ['bytes', nameBytes],
    ],
  );
}

function centralHeader({ nameBytes, flags, method, crc, packed, size, system, attributes, offset, extra }, zip64) {
  const wide = zip64 ? bytesOf(['u16', 1], ['u16', 24], ['u64', size], ['u64', packed.length], ['u64', offset]) : extra;
  const measures = zip64 ? [0xffffffff, 0xffffffff] : [packed.length, size];
  return bytesOf(
    ...[
      ['u32', 0x02014b50],
      ['u8', 20],
      ['u8', system],
      ['u16', 20],
      ['u16', flags],
      ['u16', method],
      ['u16', TIME],
      ['u16', DATE],
    ],
    ...[
      ['u32', crc],
      ['u32', measures[0]],
      ['u32', measures[1]],
      ['u16', nameBytes.length],
      ['u16', wide.length],
      ['u16', 0],
    ],
    ...[
      ['u16', 0],
      ['u16', 0],
      ['u32', attributes],
      ['u32', zip64 ? 0xffffffff : offset],
      ['bytes', nameBytes],
      ['bytes', wide],
    ],
  );
}

const BLOCK = 32_768;

/** One folder with all files, stored or packed as MSZIP, or as `pack` does it. */
export function cabOf(files, { reserve = 0, badChecksum = false, ...packing } = {}) {
  return cabOfFolders([{ files, ...packing }], { reserve, badChecksum });
}

/** Several folders, each packed by itself. */
export function cabOfFolders(folders, { reserve = 0, badChecksum = false } = {}) {
  const header = 36 + (reserve > 0 ? 4 : 0);
  const list = folders.flatMap((folder, index) => fileList(folder.files, index));
  let end = list.reduce((total, { length }) => total + length, header + 8 * folders.length);
  const packed = folders.map((folder) => {
    const blocks = blocksOf(folder, reserve, badChecksum);
    const entry = bytesOf(['u32', end], ['u16', blocks.length], ['u16', folder.method ?? 1]);
    end += blocks.reduce((sum, block) => sum + block.length, 0);
    return { entry, blocks };
  });
  const reserves = reserve > 0 ? bytesOf(['u16', 0], ['u8', 0], ['u8', reserve]) : new Uint8Array();
  const head = bytesOf(
    ...[
      ['bytes', new TextEncoder().encode('MSCF')],
      ['u32', 0],
      ['u32', end],
      ['u32', 0],
      ['u32', header + 8 * folders.length],
      ['u32', 0],
    ],
    ...[
      ['u8', 3],
      ['u8', 1],
      ['u16', folders.length],
      ['u16', list.length],
      ['u16', reserve > 0 ? 4 : 0],
      ['u16', 7],
      ['u16', 0],
    ],
  );
  const entries = packed.map(({ entry }) => entry);
  return join([head, reserves, ...entries, ...list, ...packed.flatMap(({ blocks }) => blocks)]);
}

function contentOf({ data }) {
  return typeof data === 'string' ? new TextEncoder().encode(data) : data;
}

function fileList(files, index) {
  let start = 0;
  return files.map((file) => {
    const { length } = contentOf(file);
    const fields = [
      ['u32', length],
      ['u32', start],
      ['u16', file.folder ?? index],
      ['u16', DATE],
      ['u16', TIME],
      ['u16', 0x80],
    ];
    start += length;
    return bytesOf(...fields, ['bytes', new TextEncoder().encode(file.name)], ['u8', 0]);
  });
}

function blocksOf({ files, method = 1, blocks, pack = method === 1 ? mszip : store }, reserve, badChecksum) {
  if (blocks) return blocks.map((packed) => join([bytesOf(['u32', 0], ['u16', packed.length], ['u16', BLOCK]), packed]));
  const stream = join(files.map(contentOf));
  return pack(stream).map((packed, i) => {
    const size = Math.min(BLOCK, stream.length - i * BLOCK);
    const sizes = bytesOf(['u16', packed.length], ['u16', size], ['bytes', new Uint8Array(reserve)]);
    const sum = xor(sizes, xor(packed, 0));
    return join([bytesOf(['u32', badChecksum ? sum ^ 1 : sum]), sizes, packed]);
  });
}

function store(stream) {
  return Array.from({ length: Math.ceil(stream.length / BLOCK) }, (_, i) => stream.subarray(i * BLOCK, (i + 1) * BLOCK));
}

function mszip(stream) {
  return store(stream).map((plain, i) => {
    const dictionary = stream.subarray(Math.max(0, (i - 1) * BLOCK), i * BLOCK);
    return join([new Uint8Array([0x43, 0x4b]), deflateSync(plain, i > 0 ? { dictionary } : {})]);
  });
}

/** A Windows event log that holds no event yet: its header alone, with the checksum of its first 120 bytes. */
export function emptyEvtx() {
  const header = new Uint8Array(4096);
  const fields = [
    ['u64', 0],
    ['u64', 0],
    ['u64', 1],
    ['u32', 128],
    ['u16', 1],
    ['u16', 3],
    ['u16', 4096],
    ['u16', 0],
  ];
  header.set(bytesOf(['bytes', new TextEncoder().encode('ElfFile\0')], ...fields));
  header.set(bytesOf(['u32', crc32(header.subarray(0, 120))]), 124);
  return header;
}

function bytesOf(...fields) {
  const parts = fields.map(([kind, value]) => {
    if (kind === 'bytes') return value;
    const length = Number(kind.slice(1)) / 8;
    return Uint8Array.from({ length }, (_, i) => Math.floor(value / 2 ** (8 * i)) % 256);
  });
  return join(parts);
}

function join(parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

/** [MS-CAB] 3.1. */
function xor(bytes, seed) {
  let sum = seed;
  for (let i = 0; i + 4 <= bytes.length; i += 4)
    sum ^= bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24);
  let rest = 0;
  for (let i = bytes.length & ~3; i < bytes.length; i++) rest = (rest << 8) | bytes[i];
  return (sum ^ rest) >>> 0;
}
