import { msg } from '../../text/sentence.ts';
import { admit } from '../admit.ts';
import type { Budget, Cost } from '../budget.ts';
import { Bytes } from '../bytes.ts';
import type { Archive, Content, EntryBytes, EntryProblem, Refusal, Unreadable } from '../model.ts';
import { type CabFile, readFiles } from './files.ts';
import { type CabFolder, FolderReader, readFolders } from './folder.ts';

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
  // Files of a folder are packed as one stream. Of one folder of the whole bundle the end of what was unpacked is kept.
  let current: FolderReader | undefined;
  const giveBack = (): void => {
    current = undefined;
  };
  const readerOf = (folder: CabFolder): FolderReader | undefined => {
    if (folder.method.kind !== 'known') return undefined;
    if (current?.folder === folder) return current;
    budget.holder?.();
    budget.holder = giveBack;
    current = new FolderReader(bytes, folder, folder.method.unpacker, budget.limits.keptBytes);
    return current;
  };
  return {
    kind: 'cab',
    entries,
    refusals: [...damage, ...refusals],
    read(path, most = budget.limits.fileBytes) {
      const file = sources.get(path);
      const reader = file?.folder && readerOf(file.folder);
      return reader && readFile(reader, file, most);
    },
    open(path) {
      const file = sources.get(path);
      const { folder } = file ?? {};
      return file && folder?.method.kind === 'known' ? openFile(file, () => readerOf(folder)) : undefined;
    },
    costOf(path) {
      const file = sources.get(path);
      return file && costOf(file, current);
    },
    rankOf(path) {
      const { folder, start = 0 } = sources.get(path) ?? {};
      return (folder?.index ?? 0) * LONGEST_STREAM + start;
    },
  };
}

function costOf({ folder, start, size }: CabFile, reader: FolderReader | undefined): Cost {
  const end = start + size;
  return { size, held: size, work: reader && reader.folder === folder ? reader.costOf(start, end) : end };
}

/** Offsets in a stream have 32 bits. */
const LONGEST_STREAM = 2 ** 32;

function openFile({ start, size }: CabFile, readerOf: () => FolderReader | undefined): EntryBytes {
  let unpacked = 0;
  let problem: EntryProblem | undefined;
  return {
    size,
    unpacked: () => unpacked,
    problem: () => problem,
    read(offset, length) {
      const reader = readerOf();
      const wanted = Math.max(0, Math.min(length, size - offset));
      if (!reader || wanted === 0) return new Uint8Array();
      unpacked += reader.costOf(start + offset, start + offset + wanted);
      const { bytes, problem: found } = reader.read(start + offset, wanted);
      const there = offset + bytes.length;
      if (bytes.length < wanted)
        problem = { kind: 'damaged', reason: msg('its data is damaged: the first {0} of {1} bytes are shown', there, size) };
      else if (found) problem ??= { kind: 'damaged', reason: found };
      return bytes;
    },
  };
}

function readFile(reader: FolderReader, { start, size }: CabFile, most: number): Content {
  const { bytes, problem } = reader.read(start, Math.min(size, most));
  if (bytes.length === size) return problem ? { kind: 'partial', bytes, reason: problem } : { kind: 'whole', bytes };
  if (bytes.length === 0) return { kind: 'refused', reason: msg('its data is damaged from the start') };
  return { kind: 'partial', bytes, reason: msg('its data is damaged: the first {0} of {1} bytes are shown', bytes.length, size) };
}
