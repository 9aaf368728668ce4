import { msg } from '../text/message.ts';
import { admit } from './admit.ts';
import { Bytes } from './bytes.ts';
import { type CabFile, readFiles } from './cab-files.ts';
import { type CabFolder, FolderReader, readFolders } from './cab-folder.ts';
import type { Archive, Budget, Content, Refusal, Unreadable } from './model.ts';

/**
 * Reads a cabinet file ([MS-CAB]; stored, or packed with MSZIP, LZX or Quantum). Damaged ones give what is left; files that lie
 * partly in another cabinet are named with the reason. Never throws.
 */
export function openCab(data: Uint8Array, budget: Budget): Archive | Unreadable {
  const bytes = new Bytes(data);
  if (!bytes.has(0, 36)) return { kind: 'unreadable', reason: msg('it is cut off in its first line') };
  const list = readFiles(bytes, readFolders(bytes), budget.limits.fileBytes);
  const { entries, refusals, sources } = admit(list.files, budget);
  const cut = msg('the list of entries breaks off after {0} of {1}', list.files.length, list.count);
  const damage: Refusal[] = list.files.length < list.count ? [{ name: '', reason: cut }] : [];
  // Files of a folder are packed as one stream. What was unpacked is kept, so that reading all, in any order, is one pass;
  // admission has charged for it.
  const readers = new Map<CabFolder, FolderReader>();
  return {
    kind: 'cab',
    entries,
    refusals: [...damage, ...refusals],
    read(path) {
      const file = sources.get(path);
      if (file?.folder?.method.kind !== 'known') return undefined;
      const reader = readers.get(file.folder) ?? new FolderReader(bytes, file.folder, file.folder.method.unpacker());
      readers.set(file.folder, reader);
      return readFile(reader, file);
    },
  };
}

function readFile(reader: FolderReader, { start, size }: CabFile): Content {
  const { bytes, problem } = reader.read(start, size);
  if (bytes.length === size) return problem ? { kind: 'partial', bytes, reason: problem } : { kind: 'whole', bytes };
  if (bytes.length === 0) return { kind: 'refused', reason: msg('its data is damaged from the start') };
  return { kind: 'partial', bytes, reason: msg('its data is damaged: the first {0} of {1} bytes are shown', bytes.length, size) };
}
