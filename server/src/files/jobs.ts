import type { Localize } from '../core/text/message.ts';
import { type LargeFile, readLarge } from './read-large.ts';

/** Work that a thread of its own does: what it takes and gives is plain data. */
export interface Jobs {
  /** Reads a log of any size and says what is in it. */
  readonly analyze: { readonly params: { readonly file: string }; readonly answer: LargeFile };
}

export type JobKind = keyof Jobs;

export interface Tools {
  readonly say: Localize;
  /** Tells which share is done, 0 to 1, as often as one likes. */
  progress(share: number): void;
}

const performers: { readonly [Kind in JobKind]: (params: Jobs[Kind]['params'], tools: Tools) => Promise<Jobs[Kind]['answer']> } =
  {
    analyze: ({ file }, { say, progress }) => readLarge(file, say, progress),
  };

/** Does the work, in whichever thread this is called. */
export function perform<Kind extends JobKind>(
  kind: Kind,
  params: Jobs[Kind]['params'],
  tools: Tools,
): Promise<Jobs[Kind]['answer']> {
  return performers[kind](params, tools);
}
