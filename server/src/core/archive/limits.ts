/** Bounds that no log bundle needs and an archive made to do harm exceeds. Together they keep it under 200 MB of memory and 10 s. */
export interface Limits {
  /** Entries of a bundle with all archives in it: some 2 000 are the most that a diagnostic tool collects. */
  readonly entries: number;
  /** Bytes of one unpacked file that somebody opens by its name: what a string of V8 can hold. */
  readonly fileBytes: number;
  /** Bytes that all files of a bundle claim, with all archives in it. Listing them costs nothing. */
  readonly totalBytes: number;
  /** Unpacked to packed size; asked only of files above `ratioFromBytes`, since an empty event log shrinks a thousandfold. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  /** Archives inside archives, the outermost counted: a bundle in a mail in a ticket, and one more. */
  readonly depth: number;
  /** Archives inside a bundle that are opened; tools put one or two dozen into one. */
  readonly archives: number;
  /** Bytes of all of them: they stay in memory as long as the bundle. */
  readonly archiveBytes: number;
  /** Bytes that are unpacked to reach them; a file late in a cabinet needs all before it. */
  readonly archiveWork: number;
  /** Bytes of one file when all are looked at: it is in memory once as bytes, once as text. */
  readonly heldBytes: number;
  /** Bytes that are unpacked when all files are looked at: four weeks of a busy IIS, some 5 s. */
  readonly lookBytes: number;
  /** What looking at a file costs at least, in bytes of a longer one. */
  readonly fileCost: number;
  /** Milliseconds of work when all files are looked at; the last one may take two seconds more. */
  readonly lookMs: number;
  /** Bytes of a cabinet's folder that stay unpacked, for files that are read in another order than they lie in. */
  readonly keptBytes: number;
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
  archives: 256,
  archiveBytes: 48 * MIB,
  archiveWork: 256 * MIB,
  heldBytes: 24 * MIB,
  lookBytes: 256 * MIB,
  fileCost: 16_384,
  lookMs: 7000,
  keptBytes: 8 * MIB,
  pathLength: 1024,
  nameLength: 255,
  pathParts: 64,
};

/** For a reader who knows where the archive is from: everything is looked at, however long it takes. */
export const NO_LIMITS: Limits = {
  ...LIMITS,
  totalBytes: Number.POSITIVE_INFINITY,
  ratio: Number.POSITIVE_INFINITY,
  archives: LIMITS.entries,
  archiveBytes: Number.POSITIVE_INFINITY,
  archiveWork: Number.POSITIVE_INFINITY,
  heldBytes: LIMITS.fileBytes,
  lookBytes: Number.POSITIVE_INFINITY,
  lookMs: Number.POSITIVE_INFINITY,
};
