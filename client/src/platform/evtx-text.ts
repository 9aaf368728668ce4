import { evtxText } from '../../../server/src/core/evtx/index.ts';
import { translate } from '../window/index.ts';

/** Most UTF-16 code units of a text. VS Code gives extensions no document beyond 50 MB, so there would be no findings. */
const LONGEST = 48_000_000;

/** The text of a native Windows event log, in the reader's language where it speaks of damage. */
export function textOfEvtx(bytes: Uint8Array): Promise<string> {
  const source = { size: bytes.length, read: (offset: number, length: number) => bytes.subarray(offset, offset + length) };
  return evtxText(source, translate, LONGEST);
}
