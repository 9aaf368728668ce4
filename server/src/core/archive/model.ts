import type { Sentence } from '../text/sentence.ts';
import type { Cost } from './budget.ts';

export type ArchiveKind = 'zip' | 'cab';

/** One file or folder of an archive, under a path that is safe to use. */
export interface ArchiveEntry {
  /** Parts joined by `/`; no empty part, no `.`, no `..`, no drive, no leading slash. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Bytes when unpacked, as the archive says. */
  readonly size: number;
  /** Milliseconds since 1970; archives note local time without a zone, which is read as UTC. 0 where unknown. */
  readonly modifiedMs: number;
}

/** An entry that is not shown, or an archive that could not be read whole, and why. */
export interface Refusal {
  /** The name as the archive has it (hostile text: escape it); empty for the archive itself. */
  readonly name: string;
  readonly reason: Sentence;
  /** How many entries are meant that are not listed one by one. */
  readonly unlisted?: number;
}

/** The bytes of an entry. `partial`: what a damaged archive still gives, from the start of the file. */
export type Content =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'partial'; readonly bytes: Uint8Array; readonly reason: Sentence }
  | { readonly kind: 'refused'; readonly reason: Sentence };

/** The bytes of an entry that are unpacked as they are read: going back, but for a little, unpacks them anew. */
export interface EntryBytes {
  /** As the archive says. */
  readonly size: number;
  /** Fewer bytes where the entry is damaged or ends, none behind that. */
  read(offset: number, length: number): Uint8Array;
  /** Bytes that were unpacked so far, all of them counted that were unpacked twice. */
  unpacked(): number;
  /** What is wrong with the bytes that were read; what is wrong with all of them shows when the last ones were. */
  problem(): EntryProblem | undefined;
}

export interface EntryProblem {
  readonly kind: 'damaged' | 'left-out';
  readonly reason: Sentence;
}

/** An archive whose list of entries was read. Contents are unpacked one by one, in memory, when asked for. */
export interface Archive {
  readonly kind: ArchiveKind;
  readonly entries: readonly ArchiveEntry[];
  readonly refusals: readonly Refusal[];
  /** The content of a file, at most its first `most` bytes, or those of the longest file. Undefined for a path that is no file of `entries`. */
  read(path: string, most?: number): Content | undefined;
  /** The content of a file to be read piece by piece; undefined as there, and where the archive does not say its size. */
  open(path: string): EntryBytes | undefined;
  /** What `read` would unpack now; undefined as there. */
  costOf(path: string): Cost | undefined;
  /** A number by which files are sorted so that reading them one by one unpacks each byte once. */
  rankOf(path: string): number;
}

/** Bytes that are no archive of ours, or one that cannot be read at all. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: Sentence;
}
