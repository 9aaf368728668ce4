import type { Message } from '../text/message.ts';

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
  readonly reason: Message;
  /** How many entries are meant that are not listed one by one. */
  readonly unlisted?: number;
}

/** The bytes of an entry. `partial`: what a damaged archive still gives, from the start of the file. */
export type Content =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'partial'; readonly bytes: Uint8Array; readonly reason: Message }
  | { readonly kind: 'refused'; readonly reason: Message };

/** An archive whose list of entries was read. Contents are unpacked one by one, in memory, when asked for. */
export interface Archive {
  readonly kind: ArchiveKind;
  readonly entries: readonly ArchiveEntry[];
  readonly refusals: readonly Refusal[];
  /** Undefined for a path that is no file of `entries`. */
  read(path: string): Content | undefined;
}

/** Bytes that are no archive of ours, or one that cannot be read at all. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: Message;
}

/** Bounds that no log bundle needs and an archive made to do harm exceeds. */
export interface Limits {
  /** Entries of a bundle with all archives in it. */
  readonly entries: number;
  /** Bytes of one unpacked file. */
  readonly fileBytes: number;
  /** Bytes of all files of a bundle with all archives in it. */
  readonly totalBytes: number;
  /** Unpacked to packed size; asked only of files above `ratioFromBytes`, since an empty event log shrinks a thousandfold. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Archives inside archives, the outermost counted. */
  readonly depth: number;
  /** Code units of a path, of one of its parts, and parts of a path. */
  readonly pathLength: number;
  readonly nameLength: number;
  readonly pathParts: number;
}

const MIB = 1024 * 1024;

export const LIMITS: Limits = {
  entries: 20_000,
  fileBytes: 512 * MIB,
  totalBytes: 2048 * MIB,
  ratio: 200,
  ratioFromBytes: 64 * MIB,
  depth: 4,
  pathLength: 1024,
  nameLength: 255,
  pathParts: 64,
};

/** What is left of the limits that all archives of a bundle share. */
export interface Budget {
  readonly limits: Limits;
  entries: number;
  bytes: number;
}

export function fullBudget(limits: Limits = LIMITS): Budget {
  return { limits, entries: limits.entries, bytes: limits.totalBytes };
}
