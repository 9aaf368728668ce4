import { openPlainKeys, type PlainKeys } from '../core/scep/decrypt/index.ts';
import type { Localize } from '../core/text/message.ts';
import {
  type LogRange,
  type LogSearch,
  type PartText,
  readPart,
  type SearchResult,
  type Survey,
  searchEventLog,
  surveyEventLog,
} from './event-log.ts';
import { type LargeFile, readLargeStreamed, readLargeWhole } from './read-large.ts';

/** Work that a thread of its own does: what it takes and gives is plain data. */
export interface Jobs {
  /** Reads a log of any size piece by piece and says what is in it; `whole`: that cannot be. */
  readonly stream: { readonly params: { readonly file: string }; readonly answer: LargeFile | { readonly kind: 'whole' } };
  /** The same for a log that has to be in memory as a whole. */
  readonly readWhole: { readonly params: { readonly file: string }; readonly answer: LargeFile };
  /** Divides a native event log into parts. */
  readonly survey: { readonly params: { readonly file: string }; readonly answer: Survey };
  /** The text of one of them. */
  readonly part: { readonly params: LogRange; readonly answer: PartText };
  /** Searches all of them. */
  readonly search: { readonly params: LogSearch; readonly answer: SearchResult };
  /** The private keys of a file: with a password that may take seconds. */
  readonly keys: {
    readonly params: { readonly data: Uint8Array; readonly password: string | undefined };
    readonly answer: PlainKeys;
  };
}

export type JobKind = keyof Jobs;

export interface Tools {
  readonly say: Localize;
  /** Tells which share is done, 0 to 1, as often as one likes. */
  progress(share: number): void;
}

const performers: { readonly [Kind in JobKind]: (params: Jobs[Kind]['params'], tools: Tools) => Promise<Jobs[Kind]['answer']> } =
  {
    stream: ({ file }, { say, progress }) => readLargeStreamed(file, say, progress),
    readWhole: ({ file }, { say, progress }) => readLargeWhole(file, say, progress),
    survey: ({ file }) => surveyEventLog(file),
    part: (params, { say }) => readPart(params, say),
    keys: ({ data, password }) => Promise.resolve(openPlainKeys(data, password)),
    search: (params, { say, progress }) => searchEventLog(params, say, progress),
  };

/** Does the work, in whichever thread this is called. */
export function perform<Kind extends JobKind>(
  kind: Kind,
  params: Jobs[Kind]['params'],
  tools: Tools,
): Promise<Jobs[Kind]['answer']> {
  return performers[kind](params, tools);
}
