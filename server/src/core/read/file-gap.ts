import type { Gap, GapKind } from '../log/coverage.ts';
import { type Message, msg } from '../text/message.ts';

/** Why a file was not read whole. */
export interface FileGap extends Gap {
  /** What happened, to go behind the name of the file: "it is damaged at byte 4096: …". */
  readonly sentence: Message;
}

export function damagedFile(sentence: Message, count = 1): FileGap {
  return { kind: 'damaged', count, what: msg('damaged places ({0})', count), places: [], sentence };
}

/** Something that happened to the file as a whole. */
export function fileGap(kind: GapKind, what: Message, sentence: Message): FileGap {
  return { kind, count: 1, what, places: [], sentence };
}
