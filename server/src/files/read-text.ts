import { isBinaryPlist } from '../core/formats/apple-profile-log/binary-plist.ts';
import type { Localize, Message } from '../core/text/message.ts';
import { decodeWindows1252 } from '../core/text/windows-1252.ts';
import type { DiskPath } from './disk-path.ts';
import { damagedFile, type FileGap } from './file-gap.ts';
import { readWatched } from './file-state.ts';
import { readWhole, reasonOf } from './open-file.ts';
import { type ReadEvents, readEvtxBytes, readEvtxFile } from './read-evtx.ts';
import { readBinaryProfile, readSignedProfile } from './read-signed.ts';

/** `damage` says why this is not all that the file held; absent where it is. */
export type ReadText =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string; readonly damage?: readonly FileGap[] }
  | { readonly kind: 'binary'; readonly damage?: readonly FileGap[] }
  | { readonly kind: 'error'; readonly reason: Message };

/**
 * Reads a log as VS Code would: byte order mark, then UTF-16 without one, then UTF-8, then Windows-1252. A native Windows event
 * log becomes the XML of its events, with what is damaged said in the words of `localize`. Never throws.
 */
export async function readText(file: DiskPath, localize: Localize): Promise<ReadText> {
  try {
    const events = await readWatched(file, () => readEvtxFile(file, localize));
    if (events.read) return withDamage(textOfEvents(events.read), events.changed);
    const { read, changed } = await readWatched(
      file,
      () => readWhole(file),
      ({ length }) => length,
    );
    return withDamage(decodeFile(read), changed);
  } catch (error) {
    return { kind: 'error', reason: reasonOf(error) };
  }
}

/** The same for the bytes of a file that is in memory, whole or as far as it goes. */
export async function readBytes(bytes: Uint8Array, localize: Localize): Promise<ReadText> {
  const events = await readEvtxBytes(bytes, localize);
  return events ? textOfEvents(events) : decodeFile(bytes);
}

/** What was read, and why it may not be all. */
export function withDamage(read: ReadText, damage: readonly FileGap[]): ReadText {
  return read.kind === 'error' || damage.length === 0 ? read : { ...read, damage: [...damage, ...(read.damage ?? [])] };
}

function textOfEvents({ text, damage }: ReadEvents): ReadText {
  return { kind: 'text', text, encoding: EVTX, ...(damage.length > 0 ? { damage } : {}) };
}

/** The encoding that stands for a native Windows event log. */
export const EVTX = 'evtx';

/** The text of a file: that of a signed configuration profile is the profile, that of a binary one its XML. */
export function decodeFile(bytes: Uint8Array): ReadText {
  if (isBinaryPlist(bytes)) {
    const profile = readBinaryProfile(bytes);
    if (!profile) return { kind: 'binary' };
    const { text, problems } = profile;
    return {
      kind: 'text',
      text,
      encoding: 'bplist',
      ...(problems.length > 0 ? { damage: problems.map((problem) => damagedFile(problem)) } : {}),
    };
  }
  const read = decodeText(bytes);
  const profile = read.kind === 'text' && read.encoding !== 'windows-1252' ? undefined : readSignedProfile(bytes);
  return profile === undefined ? read : { kind: 'text', text: profile, encoding: 'cms' };
}

const HEAD_BYTES = 512;

/** The text of a file's bytes. NUL bytes in the first 512 that are no UTF-16 make it binary (VS Code: encoding.ts). */
export function decodeText(bytes: Uint8Array): ReadText {
  const bom = byteOrderMark(bytes);
  if (bom) return { kind: 'text', text: new TextDecoder(bom).decode(bytes), encoding: `${bom} with BOM` };
  const utf16 = utf16WithoutMark(bytes.subarray(0, HEAD_BYTES));
  if (utf16) return { kind: 'text', text: new TextDecoder(utf16).decode(bytes), encoding: utf16 };
  if (bytes.subarray(0, HEAD_BYTES).includes(0)) return { kind: 'binary' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { kind: 'text', text: decodeWindows1252(bytes), encoding: 'windows-1252' };
  }
}

/** The text of a file's first bytes. Where they end inside a character, that must not decide about the encoding: it is left out. */
export function decodeHead(bytes: Uint8Array): ReadText {
  let end = bytes.length;
  while (end > bytes.length - LONGEST_CHARACTER && (bytes[end - 1] ?? 0) >= 0x80) end--;
  return decodeText(bytes.subarray(0, end));
}

/** In bytes of UTF-8. */
const LONGEST_CHARACTER = 4;

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * One byte of nearly every two is zero, always on the same side: text of mostly Latin letters. A few other characters, such as
 * quotation marks, may have a second byte. Stricter than guessing, for a wrong guess would hide a binary file.
 */
function utf16WithoutMark(head: Uint8Array): string | undefined {
  if (head.length < 4) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = (head.length >> 1) * 0.8;
  const few = head.length >> 6;
  if (odd >= most && even <= few) return 'utf-16le';
  if (even >= most && odd <= few) return 'utf-16be';
  return undefined;
}
