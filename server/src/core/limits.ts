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
  wholeBytes: 512 * 1024 * 1024 - 1024,
  /** A profile that is signed or a binary property list, which no tool makes larger than some 100 KB. */
  profileBytes: 16 * 1024 * 1024,
  /** A translation of every sentence has a tenth of it. */
  translationBytes: 8 * 1024 * 1024,
  /** A private key with all certificates of its chain has a hundredth of it. */
  keyBytes: 1024 * 1024,
  /** A native event log below this size is shown as one text: three times as long, it still has colours and folding. */
  shownWholeBytes: 8 * 1024 * 1024,
  /** A part of a larger one: its text is usually somewhat longer, at times thrice as long; colours and folding end at 20 MB. */
  partBytes: 4 * 1024 * 1024,
  /** The text of such a part: extensions of VS Code see no longer one. */
  partUnits: 30_000_000,
  /** The text of an event log that VS Code shows as a whole: it gives extensions no document beyond 50 MB, so there would be no findings. */
  shownUnits: 48_000_000,
  /** VS Code gives extensions no document of a file with more. */
  documentBytes: 50 * 1024 * 1024,
  /** A file that lies on no disk and comes in one message from the client, half as long again on its way. */
  sentBytes: 48 * 1024 * 1024,
} as const;
