const MIB = 1024 * 1024;

/**
 * How much of anything is read, held or shown: every bound on the size or the number of what comes in, in one place, each with its reason.
 * A bound that is met is named to the reader, as a gap or a refusal. What a single parser needs against a hostile element (depth of nesting,
 * members of a structure) stands in its own file. Bytes, unless a name says otherwise; units are UTF-16 code units.
 */
export const LIMITS = {
  /** Files of a folder: more lie in no case, and a walk through a whole disk ends. */
  files: 20_000,
  /** Folders in folders: a tool that collects logs makes eight at most. */
  folderDepth: 24,
  /** A text is read in pieces of this size: smaller ones cost time, larger ones memory. */
  pieceBytes: 256 * 1024,
  /** A log is read so much at a time, in units: smaller stretches cost time, larger ones memory. */
  stretchUnits: 1024 * 1024,
  /** A record that has no end is cut behind so many units: no program writes one of a tenth of it. */
  recordUnits: 16 * 1024 * 1024,
  /** Units of a log that makes sense as a whole only, saved as rich text or in the colours of a terminal: nobody does that with a log of days. */
  markupUnits: 64 * 1024 * 1024,
  /** A file that has to be in memory as a whole: an archive, what `decode` takes. V8 holds no longer string. */
  wholeBytes: 512 * MIB - 1024,
  /** A file that a client has to send as a whole, of which only some lines are quoted. */
  quotedBytes: 16 * MIB,
  /** A profile that is signed or a binary property list, which no tool makes larger than some 100 KB. */
  profileBytes: 16 * MIB,
  /** A translation of every sentence has a tenth of it. */
  translationBytes: 8 * MIB,
  /** A private key with all certificates of its chain has a hundredth of it. */
  keyBytes: MIB,
  /** A native event log below this size is shown as one text: three times as long, it still has colours and folding. */
  shownWholeBytes: 8 * MIB,
  /** A part of a larger one: its text is usually somewhat longer, at times thrice as long; colours and folding end at 20 MB. */
  partBytes: 4 * MIB,
  /** The text of such a part: extensions of VS Code see no longer one. */
  partUnits: 30_000_000,
  /** The text of an event log that VS Code shows as a whole: it gives extensions no document beyond 50 MB, so there would be no findings. */
  shownUnits: 48_000_000,
  /** VS Code gives extensions no document of a file with more. */
  documentBytes: 50 * MIB,
  /** A file that lies on no disk and comes in one message from the client, half as long again on its way. */
  sentBytes: 48 * MIB,
  /** What the entries of one log say of enrollments: some 140 MB. No server enrolls so many devices in a month. */
  observations: 1_000_000,
  /** Observations and messages of closed logs that a server remembers: some 60 MB. */
  cachedFacts: 400_000,
  /** The same of an open case for logs that are read from disk: some 30 MB, and a case that is judged in two seconds. */
  largeObservations: 200_000,
  /** The same for all logs that lie in the folders of a case: some 70 MB. Behind them a log says its findings, and no more of enrollments. */
  scannedObservations: 500_000,
  /** Logs of an open case that are read from disk, more than a bundle holds; a client that never closes one loses the one that was read first. */
  largeLogs: 5000,
  /** Bytes for which a thread is worth its start, a tenth of a second. */
  threadBytes: 8 * MIB,
  /** Open logs are judged as one case before they are shown: of 4 MB that takes a tenth of a second or two, and of more it comes afterwards. */
  judgedAtOnceUnits: 4_000_000,
} as const;

/** Bounds that no log bundle needs and an archive made to do harm exceeds. Together they keep it under 300 MB of memory and 10 s. */
export interface ArchiveLimits {
  /** Entries of a bundle with all archives in it: some 2 000 are the most that a diagnostic tool collects. */
  readonly entries: number;
  /** Bytes of one unpacked file that somebody opens by its name: what a string of V8 can hold. */
  readonly fileBytes: number;
  /** Bytes that one file may claim, which is read in pieces when all are looked at: no log is longer, so that it would be a lie. */
  readonly claimBytes: number;
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
  /** Bytes of one file that is unpacked at once when all are looked at, once as bytes and once as text; a longer one is read in pieces. */
  readonly heldBytes: number;
  /** Bytes that are unpacked when all files are looked at: four weeks of a busy IIS, some 5 s. */
  readonly lookBytes: number;
  /** The same for each byte of the archive itself: logs shrink to a twentieth, so that a large archive is looked at as a folder is. */
  readonly lookGrowth: number;
  /** What looking at a file costs at least, in bytes of a longer one. */
  readonly fileCost: number;
  /** Milliseconds of work when all files are looked at, as many times as `lookBytes` grew. */
  readonly lookMs: number;
  /** What the entries of all logs of one archive may say of enrollments: to keep them costs little, to join them to a case 2 KB each. */
  readonly observations: number;
  /** Bytes of a cabinet's folder that stay unpacked, for files that are read in another order than they lie in. */
  readonly keptBytes: number;
  /** Code units of a path, of one of its parts, and parts of a path. */
  readonly pathLength: number;
  readonly nameLength: number;
  readonly pathParts: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 20_000,
  fileBytes: 512 * MIB,
  claimBytes: 65_536 * MIB,
  totalBytes: 262_144 * MIB,
  ratio: 200,
  ratioFromBytes: 64 * MIB,
  depth: 4,
  archives: 256,
  archiveBytes: 48 * MIB,
  archiveWork: 256 * MIB,
  heldBytes: 4 * MIB,
  lookBytes: 256 * MIB,
  lookGrowth: 24,
  fileCost: 16_384,
  lookMs: 7000,
  observations: 40_000,
  keptBytes: 8 * MIB,
  pathLength: 1024,
  nameLength: 255,
  pathParts: 64,
};

/** For a reader who knows where the archive is from: everything is looked at, however long it takes. */
export const UNLIMITED_ARCHIVES: ArchiveLimits = {
  ...ARCHIVE_LIMITS,
  totalBytes: Number.POSITIVE_INFINITY,
  ratio: Number.POSITIVE_INFINITY,
  archives: ARCHIVE_LIMITS.entries,
  archiveBytes: Number.POSITIVE_INFINITY,
  archiveWork: Number.POSITIVE_INFINITY,
  lookBytes: Number.POSITIVE_INFINITY,
  lookMs: Number.POSITIVE_INFINITY,
  observations: Number.POSITIVE_INFINITY,
};
