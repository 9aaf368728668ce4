import type { Gap, GapKind } from '../log/coverage.ts';
import { msg, type Sentence } from '../text/sentence.ts';

/** Why a file was not read whole. */
export interface FileGap extends Gap {
  /** What happened, to go behind the name of the file: "it is damaged at byte 4096: …". */
  readonly sentence: Sentence;
}

export function damagedFile(sentence: Sentence, count = 1): FileGap {
  return { kind: 'damaged', count, what: msg('damaged places ({0})', count), places: [], sentence };
}

/** Something that happened to the file as a whole. */
export function fileGap(kind: GapKind, what: Sentence, sentence: Sentence): FileGap {
  return { kind, count: 1, what, places: [], sentence };
}
