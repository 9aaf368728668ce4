import { crc32 } from '../text/crc32.ts';
import { msg } from '../text/sentence.ts';
import { Cursor, hasAscii } from './bytes.ts';
import { NO_CHECKSUMS } from './chunk.ts';
import type { EvtxProblem } from './model.ts';

export const FILE_MAGIC = 'ElfFile\0';
/** The header's own length and the block that it fills. */
export const FILE_HEADER = 128;
export const FILE_BLOCK = 4096;

/** What the file's header says and what is wrong with it. */
export interface FileHeader {
  /** Where the first chunk begins. */
  readonly firstChunk: number;
  /** The log has checksums. */
  readonly checksums: boolean;
  readonly problems: readonly EvtxProblem[];
}

/** True for the first bytes of a native Windows event log. */
export function isEvtx(head: Uint8Array): boolean {
  return hasAscii(head, 0, FILE_MAGIC);
}

/** Reads the first bytes of a file; one without a header (cut off, or a single chunk) is read from its start. */
export function readFileHeader(head: Uint8Array): FileHeader {
  const problems: EvtxProblem[] = [];
  if (!isEvtx(head)) {
    const message = msg('The file does not begin as a Windows event log does: chunks are searched for.');
    return { firstChunk: 0, checksums: true, problems: [{ code: 'file-magic', offset: 0, message }] };
  }
  const cursor = new Cursor(head, 36, Math.min(head.length, FILE_HEADER));
  const minor = cursor.u16();
  const major = cursor.u16();
  const block = cursor.u16();
  cursor.skip(78);
  const flags = cursor.u32();
  const sum = cursor.u32();
  if (!cursor.ok) problems.push({ code: 'file-cut', offset: head.length, message: msg('The file ends within its header.') });
  else {
    if (major !== 3) {
      const message = msg('Version {0}.{1} of the log format is not known: it is read as version 3.', major, minor);
      problems.push({ code: 'file-version', offset: 36, message });
    }
    if ((flags & NO_CHECKSUMS) === 0 && sum !== crc32(head, 0, 120)) {
      problems.push({ code: 'file-checksum', offset: 124, message: msg('The checksum of the file’s header is wrong.') });
    }
  }
  return { firstChunk: block >= FILE_HEADER ? block : FILE_BLOCK, checksums: (flags & NO_CHECKSUMS) === 0, problems };
}
