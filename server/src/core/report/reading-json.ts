import type { UnreadPart } from '../case/expected/unread.ts';
import { masked } from '../text/secrets/index.ts';
import type { Localize } from '../text/sentence.ts';
import { type Line, oneLine } from '../text/visible.ts';
import type { CaseJson } from './case-json.ts';

/** What became of the files of a case that gave no log. */
export interface Reading {
  /** Files of other kinds. */
  readonly passedOver: number;
  /** True where a file was not read, or not whole. */
  readonly failed: boolean;
  /** Known, and not read here. */
  readonly unread: readonly UnreadPart[];
  /** Further names of files that were read under their first one. */
  readonly same: readonly { readonly path: string; readonly of: string }[];
}

/** A part of a case that is not read, and what to do with it, in the reader's language. */
export interface UnreadJson {
  readonly path: Line;
  readonly advice: Line;
}

/** All that is said of a case whose files were read: docs/schema/case-1.json. */
export interface CaseReportJson extends CaseJson {
  readonly passedOver: number;
  /** All files were read whole, and all of their lines were understood. */
  readonly complete: boolean;
  readonly unread?: readonly UnreadJson[];
}

/** The report with what reading the files adds to it. */
export function withReading(report: CaseJson, reading: Reading, localize: Localize): CaseReportJson {
  const { passedOver, failed, same } = reading;
  const unread = unreadJson(reading.unread, localize);
  const names = same.map(({ path, of }) => ({ file: masked(path), of: masked(of) }));
  return {
    ...report,
    duplicates: [...report.duplicates, ...names].sort((a, b) => (a.file < b.file ? -1 : 1)),
    passedOver,
    complete: !failed && unread.length === 0 && report.files.every(({ complete }) => complete),
    ...(unread.length > 0 ? { unread } : {}),
  };
}

export function unreadJson(found: readonly UnreadPart[], localize: Localize): readonly UnreadJson[] {
  return found.map(({ path, advice }) => ({ path: oneLine(masked(path)), advice: oneLine(localize(advice)) }));
}
