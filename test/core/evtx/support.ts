import { type EvtxEvent, type EvtxPart, type EvtxProblem, readEvtx } from '../../../server/src/core/evtx/index.ts';
import { sourceOf } from '../../../server/src/core/text/file-bytes.ts';
import { fixtureBytes } from '../../support/fixtures.ts';

export { sourceOf };

export const FILES = [
  'Application_no_crc32.evtx',
  'Microsoft-Windows-CAPI2-Operational.evtx',
  'Microsoft-Windows-HelloForBusiness-Operational.evtx',
  'sample_with_a_bad_chunk_magic.evtx',
  'system.evtx',
] as const;

export function evtxFile(name: (typeof FILES)[number]): Uint8Array {
  return fixtureBytes(`evtx/${name}`);
}

/** A log read to its end. */
export interface ReadLog {
  readonly parts: readonly EvtxPart[];
  readonly events: readonly EvtxEvent[];
  /** Of the file and its chunks. */
  readonly problems: readonly EvtxProblem[];
}

export async function readAll(bytes: Uint8Array): Promise<ReadLog> {
  const parts: EvtxPart[] = [];
  for await (const part of readEvtx(sourceOf(bytes))) parts.push(part);
  return { parts, events: parts.flatMap((part) => part.events), problems: parts.flatMap((part) => part.problems) };
}
