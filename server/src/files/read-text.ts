import { isBinaryPlist } from '../core/formats/apple-profile-log/binary-plist.ts';
import { decoded, encodingOf } from '../core/read/encoding.ts';
import { damagedFile, type FileGap } from '../core/read/file-gap.ts';
import { readBinaryProfile, readSignedProfile } from '../core/read/profile.ts';
import type { Localize, Message } from '../core/text/message.ts';
import type { DiskPath } from './disk-path.ts';
import { readWatched } from './file-state.ts';
import { readWhole, reasonOf } from './open-file.ts';
import { type ReadEvents, readEvtxBytes, readEvtxFile } from './read-evtx.ts';

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

/** The text of a file's bytes. NUL bytes in the first 512 that are no UTF-16 make it binary. */
export function decodeText(bytes: Uint8Array): ReadText {
  const encoding = encodingOf(bytes, false);
  return encoding ? { kind: 'text', text: decoded(bytes, encoding), encoding } : { kind: 'binary' };
}

/** The text of a file's first bytes. Where they end inside a character, that must not decide about the encoding: it is left out. */
export function decodeHead(bytes: Uint8Array): ReadText {
  const encoding = encodingOf(bytes, true);
  return encoding ? { kind: 'text', text: decoded(bytes, encoding, true), encoding } : { kind: 'binary' };
}
