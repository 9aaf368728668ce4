import { type EvtxPiece, PartStarts } from '../../core/evtx/index.ts';
import { LIMITS } from '../../core/limits.ts';
import { openPlainKeys, type PlainKeys } from '../../core/scep/decrypt/index.ts';
import { type LogRange, type LogSearch, readPart, searchEventLog, surveyEventLog } from '../event-log.ts';
import { type TextAround, textAround } from '../lines-around.ts';
import { lookAt, type Step, type Task } from '../look.ts';
import type { LogAnswer, PartText, SearchResult, Survey } from '../model.ts';
import { readLog, type Tools } from '../read-log.ts';
import { withFile } from '../sources/disk-file.ts';
import { slashed } from '../sources/disk-tree.ts';
import { readFailure } from '../sources/read-failure.ts';

/** Work that a thread of its own does: what it takes and gives is plain data. */
export interface Jobs {
  /** Looks at files one behind the other; each step is told as it is done. */
  readonly look: { readonly params: { readonly tasks: readonly Task[] }; readonly answer: 'looked' };
  /** Reads one log of any size, with the parts in which it is shown. */
  readonly read: { readonly params: { readonly file: string }; readonly answer: LogAnswer };
  /** Divides a native event log into parts. */
  readonly survey: { readonly params: { readonly file: string }; readonly answer: Survey };
  /** The text of one of them. */
  readonly part: { readonly params: LogRange; readonly answer: PartText };
  /** What stands around some places of a log. */
  readonly around: {
    readonly params: { readonly file: string; readonly offsets: readonly number[] };
    readonly answer: readonly (TextAround | undefined)[];
  };
  /** Searches all of them. */
  readonly search: { readonly params: LogSearch; readonly answer: SearchResult };
  /** The private keys of a file: with a password that may take seconds. */
  readonly keys: {
    readonly params: { readonly data: Uint8Array; readonly password: string | undefined };
    readonly answer: PlainKeys;
  };
}

export type JobKind = keyof Jobs;

export interface JobTools extends Tools {
  /** Tells a step of `look`. */
  step(step: Step): void;
}

const performers: {
  readonly [Kind in JobKind]: (params: Jobs[Kind]['params'], tools: JobTools) => Promise<Jobs[Kind]['answer']>;
} = {
  look,
  read: ({ file }, tools) => readOne(file, tools),
  survey: ({ file }) => surveyEventLog(file),
  part: (params, { say }) => readPart(params, say),
  around: ({ file, offsets }, { say }) => withFile(file, ({ bytes }) => textAround(bytes, offsets, say)),
  keys: ({ data, password }) => Promise.resolve(openPlainKeys(data, password)),
  search: (params, { say, progress }) => searchEventLog(params, say, progress),
};

/** Does the work, in whichever thread this is called. */
export function perform<Kind extends JobKind>(
  kind: Kind,
  params: Jobs[Kind]['params'],
  tools: JobTools,
): Promise<Jobs[Kind]['answer']> {
  return performers[kind](params, tools);
}

async function look({ tasks }: Jobs['look']['params'], tools: JobTools): Promise<'looked'> {
  for (const task of tasks) for await (const step of lookAt(task, tools)) tools.step(step);
  return 'looked';
}

async function readOne(file: string, tools: JobTools): Promise<LogAnswer> {
  try {
    return await withFile(file, async ({ bytes, changed }) => {
      const survey = await surveyEventLog(file);
      if (survey.kind === 'error') return survey;
      const starts = new PartStarts(survey.kind === 'parts' ? survey.parts : []);
      const hear = (piece: EvtxPiece): void => starts.add(piece);
      const read = await readLog(
        { path: slashed(file), bytes, gaps: changed, hear, observations: LIMITS.largeObservations },
        tools,
      );
      if (read.kind === 'foreign') return { kind: 'foreign' };
      const { facts } = read;
      if (survey.kind === 'whole') return { kind: 'log', facts };
      return { kind: 'log', facts, parts: { version: survey.version, parts: survey.parts, starts: starts.starts } };
    });
  } catch (error) {
    tools.pause.signal.throwIfAborted();
    return { kind: 'error', reason: readFailure(file, error) };
  }
}
