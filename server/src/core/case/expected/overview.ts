import { msg, type Sentence } from '../../text/sentence.ts';
import type { Generation } from '../model.ts';
import { type GenerationFile, generationOf, writes } from './generation.ts';
import { ALL_LOGS, type CaseFile, type KnownLog, LOGS } from './logs.ts';

export type { CaseFile } from './logs.ts';

export interface ExpectedLog extends Pick<KnownLog, 'id' | 'name' | 'where' | 'use' | 'source'> {
  /** Paths of the files of the case that are it; empty: missing. */
  readonly found: readonly string[];
}

export interface CaseOverview {
  readonly generation: Generation;
  readonly because: Sentence;
  readonly expected: readonly ExpectedLog[];
}

/**
 * Says which connector wrote a case, and which logs one would want and does not have, by the files alone: the platform of its devices is not
 * known, so that a log of any device will do.
 */
export function overviewOf(files: readonly GenerationFile[]): CaseOverview {
  const { generation, because } = generationOf(files);
  const ofServers = ALL_LOGS.filter(({ platforms, of }) => platforms === undefined && writes(generation, of));
  const wanted = ofServers.filter((log) => !log.onDemand || files.some((file) => log.is(file)));
  return { generation, because, expected: [DEVICE, ...wanted].map((log) => expectedLog(log, files)) };
}

function expectedLog({ id, name, where, use, source, is }: Expectation, files: readonly CaseFile[]): ExpectedLog {
  return { id, name, where, use, source, found: files.filter((file) => is(file)).map(({ path }) => path) };
}

type Expectation = Pick<KnownLog, 'id' | 'name' | 'where' | 'use' | 'source' | 'is'>;

const OF_DEVICES: readonly KnownLog[] = ALL_LOGS.filter(({ platforms }) => platforms !== undefined);

const DEVICE: Expectation = {
  id: 'device',
  name: msg('A log of the device'),
  where: msg('Android: {0}. Apple: {1}. Windows: {2}', LOGS.android.where, LOGS.apple.where, LOGS.windows.where),
  use: LOGS.android.use,
  source: LOGS.android.source,
  is: (file) => OF_DEVICES.some((log) => log.is(file)),
};
