import { type Message, msg } from '../text/message.ts';
import { admit, type Candidate } from './admit.ts';
import { Bytes, dosTime } from './bytes.ts';
import { type CabFolder, FolderReader, readFolders } from './cab-folder.ts';
import type { Archive, Budget, Content, Refusal, Unreadable } from './model.ts';
import { decodeName } from './names.ts';

/**
 * Reads a cabinet file ([MS-CAB]: stored and MSZIP folders). Damaged ones give what is left; files of folders that are packed
 * otherwise are named with the reason. Never throws.
 */
export function openCab(data: Uint8Array, budget: Budget): Archive | Unreadable {
  const bytes = new Bytes(data);
  if (!bytes.has(0, 36)) return { kind: 'unreadable', reason: msg('it is cut off in its first line') };
  const folders = readFolders(bytes);
  const list = readFiles(bytes, folders, budget.limits.fileBytes);
  const { entries, refusals, sources } = admit(list.files, budget);
  const cut = msg('the list of entries breaks off after {0} of {1}', list.files.length, list.count);
  const damage: Refusal[] = list.files.length < list.count ? [{ name: '', reason: cut }] : [];
  let open: { readonly folder: CabFolder; readonly reader: FolderReader } | undefined;
  return {
    kind: 'cab',
    entries,
    refusals: [...damage, ...refusals],
    read(path) {
      const file = sources.get(path);
      if (!file?.folder) return undefined;
      // Files of a folder are packed as one stream: the last folder stays unpacked, so that reading all is one pass.
      if (open?.folder !== file.folder) open = { folder: file.folder, reader: new FolderReader(bytes, file.folder) };
      return readFile(open.reader, file);
    },
  };
}

interface CabFile {
  /** Undefined where the file begins or ends in another cabinet, or its folder does not exist. */
  readonly folder: CabFolder | undefined;
  readonly start: number;
  readonly size: number;
}

/** [MS-CAB] 2.3: from here on, iFolder says that the file goes on in another cabinet. */
const FIRST_CONTINUED = 0xfffd;

function readFiles(
  bytes: Bytes,
  folders: readonly CabFolder[],
  deepest: number,
): { readonly files: readonly Candidate<CabFile>[]; readonly count: number } {
  const count = bytes.u16(28);
  const files: Candidate<CabFile>[] = [];
  let at = bytes.u32(16);
  while (files.length < count && bytes.has(at, 17)) {
    const end = bytes.data.indexOf(0, at + 16);
    if (end === -1) break;
    files.push(candidate(bytes, at, end, folders, deepest));
    at = end + 1;
  }
  return { files, count };
}

function candidate(
  bytes: Bytes,
  at: number,
  nameEnd: number,
  folders: readonly CabFolder[],
  deepest: number,
): Candidate<CabFile> {
  const index = bytes.u16(at + 8);
  const folder = index < FIRST_CONTINUED ? folders[index] : undefined;
  const file: CabFile = { folder, start: bytes.u32(at + 4), size: bytes.u32(at) };
  const refused = refusalOf(index, file, deepest);
  return {
    name: decodeName(bytes.part(at + 16, nameEnd - at - 16)),
    kind: 'file',
    size: file.size,
    packedSize: bytes.length,
    modifiedMs: dosTime(bytes.u16(at + 10), bytes.u16(at + 12)),
    source: file,
    ...(refused ? { refused } : {}),
  };
}

const STORED = 0;
const MSZIP = 1;
const METHODS: Readonly<Record<number, string>> = { 2: 'Quantum', 3: 'LZX' };

function refusalOf(index: number, { folder, start, size }: CabFile, deepest: number): Message | undefined {
  if (index >= FIRST_CONTINUED) return msg('part of it is in another cabinet file');
  if (!folder) return msg('its data cannot be found: the archive is damaged');
  if (folder.method === STORED || folder.method === MSZIP)
    return start + size > deepest
      ? msg('it lies behind {0} bytes of other files; at most {1} are unpacked', start, deepest)
      : undefined;
  return msg(
    'it is packed with {0}, which is not read here',
    METHODS[folder.method] ?? msg('unknown method ({0})', folder.method),
  );
}

function readFile(reader: FolderReader, { start, size }: CabFile): Content {
  const { bytes, problem } = reader.read(start, size);
  if (bytes.length === size) return problem ? { kind: 'partial', bytes, reason: problem } : { kind: 'whole', bytes };
  if (bytes.length === 0) return { kind: 'refused', reason: msg('its data is damaged from the start') };
  return { kind: 'partial', bytes, reason: msg('its data is damaged: the first {0} of {1} bytes are shown', bytes.length, size) };
}
