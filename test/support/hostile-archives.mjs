// Archives that unpack to very much: small themselves, made in a moment, and read by any unpacker.

import { deflateSync } from 'fflate';
import { cabOfFolders, zipOf } from './archives.mjs';

const MIB = 1024 * 1024;
const BLOCK = 32_768;

const HEAD = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n';
const FAILED = '2024-05-02 06:14:52 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 500 0 1346\n';

/** An IIS log of which every line says that an enrollment failed. */
export function failingLog(bytes) {
  return new TextEncoder().encode(HEAD + FAILED.repeat(Math.ceil(bytes / FAILED.length))).subarray(0, bytes);
}

/** `count` files with the same content of `bytes` bytes each, packed once and written `count` times. */
export function zipOfMany(count, content, nameOf = (i) => `u_ex24${String(i).padStart(4, '0')}.log`) {
  const packed = deflateSync(content, { level: 9 });
  const crc = crcOf(content);
  const raw = { data: packed, method: 8, crc, size: content.length };
  return zipOf(Array.from({ length: count }, (_, i) => ({ name: nameOf(i), ...raw })));
}

/** Archives in archives: each holds `fold` of the next, the innermost `fold` files. */
export function nestedZip(fold, depth, content) {
  let inner = zipOfMany(fold, content);
  for (let level = 1; level < depth; level++) inner = zipOfMany(fold, inner, (i) => `${i}.zip`);
  return inner;
}

/** `folders` streams of `bytes` bytes each, every one a single file or `filesEach` of them; MSZIP. */
export function cabOfMany(folders, bytes, { filesEach = 1, content = new Uint8Array(BLOCK) } = {}) {
  const first = blockOf(content, undefined);
  const next = blockOf(content, content);
  const each = Math.ceil(bytes / filesEach);
  const stream = { length: each };
  const list = Array.from({ length: folders }, (_, folder) => ({
    files: Array.from({ length: filesEach }, (__, i) => ({ name: `f${folder}\\u_ex${i}.log`, data: stream })),
    blocks: Array.from({ length: Math.ceil((each * filesEach) / BLOCK) }, (__, i) => (i === 0 ? first : next)),
  }));
  return cabOfFolders(list);
}

function blockOf(content, dictionary) {
  const packed = deflateSync(content, { level: 9, ...(dictionary ? { dictionary } : {}) });
  const block = new Uint8Array(2 + packed.length);
  block.set([0x43, 0x4b]);
  block.set(packed, 2);
  return block;
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crcOf(bytes) {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[i]) & 255];
  return ~crc >>> 0;
}

/** The archives that were measured, by name. */
export const HOSTILE = {
  'folders.cab': () => cabOfMany(32, 60 * MIB),
  'ratio.cab': () => cabOfMany(1, 500 * MIB),
  'files.cab': () => cabOfMany(4, 240 * MIB, { filesEach: 4000 }),
  'logs.zip': () => zipOfMany(30, failingLog(60 * MIB)),
  'zeros.zip': () => zipOfMany(60, new Uint8Array(60 * MIB)),
  'nested.zip': () => nestedZip(16, 4, failingLog(60_000)),
  'held.zip': () => zipOfMany(30, failingLog(24 * MIB)),
  'stream.cab': () => cabOfMany(2, 480 * MIB, { filesEach: 20, content: failingLog(BLOCK) }),
};
