import { ARCHIVE_LIMITS, type ArchiveLimits } from '../limits.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import type { EntryBytes } from './model.ts';

/** What is left of the limits that all archives of a bundle share. */
export interface Budget {
  readonly limits: ArchiveLimits;
  entries: number;
  /** Bytes that files may still claim. */
  bytes: number;
  archives: number;
  archiveBytes: number;
  archiveWork: number;
  /** Gives back what one archive of the bundle keeps unpacked; only one does so at a time. */
  holder: (() => void) | undefined;
}

export function fullBudget(limits: ArchiveLimits = ARCHIVE_LIMITS): Budget {
  const { entries, totalBytes: bytes, archives, archiveBytes, archiveWork } = limits;
  return { limits, entries, bytes, archives, archiveBytes, archiveWork, holder: undefined };
}

/** What a file costs, in bytes. */
export interface Cost {
  readonly size: number;
  /** What it takes in memory beside the archive. */
  readonly held: number;
  /** What must be unpacked for it. */
  readonly work: number;
}

/** Milliseconds of work, of any beginning. */
export type Clock = () => number;

/** What may still be unpacked and looked at by one who looks at all files of an archive. */
export class Purse {
  readonly #limits: ArchiveLimits;
  readonly #clock: Clock;
  readonly #began: number;
  readonly #bytes: number;
  readonly #ms: number;
  #left: number;

  /** `size`: bytes of the archive itself. Without a clock, time is not bounded. */
  constructor(limits: ArchiveLimits, size: number, clock: Clock = () => 0) {
    this.#limits = limits;
    this.#clock = clock;
    this.#began = clock();
    this.#bytes = Math.max(limits.lookBytes, limits.lookGrowth * size);
    this.#ms = limits.lookMs * (this.#bytes / limits.lookBytes || 1);
    this.#left = this.#bytes;
  }

  /** Charges for a file that is unpacked at once; or says why it is not looked at. */
  pay({ work }: Cost): Sentence | undefined {
    const cost = Math.max(work, this.#limits.fileCost);
    if (cost > this.#left) return msg('not looked at: of an archive, {0} bytes are unpacked and looked at', this.#bytes);
    if (this.#isLate()) return msg('not looked at: an archive is looked at for {0} seconds', this.#seconds());
    this.#left -= cost;
    return undefined;
  }

  /** The bytes of a file that is read in pieces, as many as may be unpacked of it, which are paid for as they are. */
  metered(bytes: EntryBytes): EntryBytes {
    let ended: Sentence | undefined;
    let seen = 0;
    return {
      size: bytes.size,
      unpacked: () => bytes.unpacked(),
      problem: () => (ended ? { kind: 'left-out', reason: ended } : bytes.problem()),
      read: (offset, length) => {
        ended = this.#end(seen);
        if (ended) return new Uint8Array();
        const before = bytes.unpacked();
        const read = bytes.read(offset, Math.min(length, this.#left));
        this.#left -= bytes.unpacked() - before;
        seen = Math.max(seen, offset + read.length);
        return read;
      },
    };
  }

  /** Why no more of a file is looked at, of which `seen` bytes were; undefined where more may be. */
  #end(seen: number): Sentence | undefined {
    if (this.#left <= 0)
      return msg('looked at up to byte {0}: of an archive, {1} bytes are unpacked and looked at', seen, this.#bytes);
    return this.#isLate()
      ? msg('looked at up to byte {0}: an archive is looked at for {1} seconds', seen, this.#seconds())
      : undefined;
  }

  #isLate(): boolean {
    return this.#clock() - this.#began > this.#ms;
  }

  #seconds(): number {
    return Math.round(this.#ms / 1000);
  }
}

/** Charges for an archive inside the bundle that is opened; or says why it is not. */
export function chargeArchive(budget: Budget, { held, work }: Cost): Sentence | undefined {
  const { archives, archiveBytes, archiveWork } = budget.limits;
  if (budget.archives <= 0) return msg('not opened: the bundle holds more than {0} archives', archives);
  if (held > budget.archiveBytes) return msg('not opened: the archives in the bundle have more than {0} bytes', archiveBytes);
  if (work > budget.archiveWork) return msg('not opened: more than {0} bytes would be unpacked to reach it', archiveWork);
  budget.archives--;
  budget.archiveBytes -= held;
  budget.archiveWork -= work;
  return undefined;
}
