import { evtxText } from '../../../server/src/core/evtx/index.ts';
import { LIMITS } from '../../../server/src/core/limits.ts';
import { translate } from '../window/index.ts';

/** The text of a native Windows event log, in the reader's language where it speaks of damage. */
export function textOfEvtx(bytes: Uint8Array): Promise<string> {
  const source = { size: bytes.length, read: (offset: number, length: number) => bytes.subarray(offset, offset + length) };
  return evtxText(source, translate, LIMITS.shownUnits);
}
