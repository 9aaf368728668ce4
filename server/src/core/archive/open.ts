import { msg } from '../text/sentence.ts';
import { type Budget, fullBudget } from './budget.ts';
import { openCab } from './cabinet/cab.ts';
import type { Archive, Unreadable } from './model.ts';
import { openZip } from './zip/zip.ts';

/** Reads a zip or cabinet file, whatever its name says. Charges `budget` for its entries; never throws, never hangs. */
export function openArchive(data: Uint8Array, budget: Budget = fullBudget()): Archive | Unreadable {
  if (startsWith(data, 'MSCF')) return openCab(data, budget);
  // A program that unpacks itself begins with its own code: the zip reader finds the directory from the end.
  if (startsWith(data, 'PK') || startsWith(data, 'MZ')) return openZip(data, budget);
  return { kind: 'unreadable', reason: data.length === 0 ? msg('it is empty') : msg('it is neither a zip nor a cabinet file') };
}

function startsWith(data: Uint8Array, mark: string): boolean {
  return data.length >= mark.length && [...mark].every((letter, i) => data[i] === letter.charCodeAt(0));
}
