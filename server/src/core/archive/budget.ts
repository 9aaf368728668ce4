import { type Message, msg } from '../text/message.ts';
import { LIMITS, type Limits } from './limits.ts';

/** What is left of the limits that all archives of a bundle share. */
export interface Budget {
  readonly limits: Limits;
  entries: number;
  /** Bytes that files may still claim. */
  bytes: number;
  archives: number;
  archiveBytes: number;
  archiveWork: number;
  /** Gives back what one archive of the bundle keeps unpacked; only one does so at a time. */
  holder: (() => void) | undefined;
}

export function fullBudget(limits: Limits = LIMITS): Budget {
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

/** Charges for each file that is looked at among all others; or says why it is not. Without a clock, time is not bounded. */
export function lookCharger(limits: Limits, clock: Clock = () => 0): (cost: Cost) => Message | undefined {
  const began = clock();
  let left = limits.lookBytes;
  return (cost) => {
    const { charge, refused } = lookCost(limits, cost, left, clock() - began);
    left -= charge;
    return refused;
  };
}

function lookCost(
  { heldBytes, lookBytes, lookMs, fileCost }: Limits,
  { size, work }: Cost,
  left: number,
  passed: number,
): { readonly charge: number; readonly refused?: Message } {
  const refuse = (refused: Message) => ({ charge: 0, refused });
  if (size > heldBytes)
    return refuse(msg('not looked at: it has {0} bytes; of an archive, files of up to {1} are looked at', size, heldBytes));
  const cost = Math.max(work, fileCost);
  if (cost > left) return refuse(msg('not looked at: of an archive, {0} bytes are unpacked and looked at', lookBytes));
  if (passed > lookMs) return refuse(msg('not looked at: an archive is looked at for {0} seconds', lookMs / 1000));
  return { charge: cost };
}

/** Charges for an archive inside the bundle that is opened; or says why it is not. */
export function chargeArchive(budget: Budget, { held, work }: Cost): Message | undefined {
  const { archives, archiveBytes, archiveWork } = budget.limits;
  if (budget.archives <= 0) return msg('not opened: the bundle holds more than {0} archives', archives);
  if (held > budget.archiveBytes) return msg('not opened: the archives in the bundle have more than {0} bytes', archiveBytes);
  if (work > budget.archiveWork) return msg('not opened: more than {0} bytes would be unpacked to reach it', archiveWork);
  budget.archives--;
  budget.archiveBytes -= held;
  budget.archiveWork -= work;
  return undefined;
}
