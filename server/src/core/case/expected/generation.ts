import type { Observation } from '../../log/facts.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Generation } from '../model.ts';
import { type CaseFile, isCurrentConnector, isLegacyConnector } from './logs.ts';

/** A file, with what its records say where that is known. */
export interface GenerationFile extends CaseFile {
  readonly observations?: readonly Pick<Observation, 'by' | 'act'>[];
}

/**
 * Which connector wrote a case, by what only one of them writes: event channels, or NDESPlugin.log, service traces and the calls of the policy
 * module through IIS.
 */
export function generationOf(files: readonly GenerationFile[]): { readonly generation: Generation; readonly because: Sentence } {
  const current = files.find(isCurrentConnector);
  const legacy = files.find(isLegacyConnector);
  const called = legacy ? undefined : files.find(({ observations }) => observations?.some(isPolicyCall));
  const older = legacy ?? called;
  const generation = current ? (older ? 'both' : 'current') : older ? 'legacy' : 'unknown';
  if (generation === 'legacy' && called) {
    return {
      generation,
      because: msg(
        'The legacy connector: {0} shows calls of its policy module, which later ones do not send through IIS.',
        called.path,
      ),
    };
  }
  return { generation, because: BECAUSE[generation](current?.path ?? '', older?.path ?? '') };
}

/** Legacy: the policy module asks VerifyRequest and reports by Notify, both through the IIS of the server. */
function isPolicyCall({ by, act }: Pick<Observation, 'by' | 'act'>): boolean {
  return by === 'iis' && (act === 'verify' || act === 'notify');
}

const BECAUSE: Readonly<Record<Generation, (current: string, legacy: string) => Sentence>> = {
  current: (file) => msg('The current connector: {0} is from its event channels.', file),
  legacy: (_, file) => msg('The legacy connector: {0} is a log that only the connector before July 2021 writes.', file),
  both: (now, before) =>
    msg(
      'Both: {0} is from the current connector, {1} from the legacy one. The server was probably upgraded: compare their times.',
      now,
      before,
    ),
  unknown: () =>
    msg(
      'Not known: there is no log of a connector. The current one writes event channels, the legacy one NDESPlugin.log and .svclog files.',
    ),
};

/** True for a log that this generation writes; where nothing shows the generation, for those of both. */
export function writes(generation: Generation, of: Generation | undefined): boolean {
  return of === undefined || of === generation || generation === 'both' || generation === 'unknown';
}
