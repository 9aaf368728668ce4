import { msg, type Sentence } from '../../text/sentence.ts';
import type { Candidate } from '../admit.ts';
import { type Bytes, dosTime } from '../bytes.ts';
import { decodeName } from '../names.ts';
import type { CabFolder } from './folder.ts';

/** Where a file of a cabinet lies in the unpacked stream of its folder. */
export interface CabFile {
  /** Undefined where the file begins or ends in another cabinet, or its folder does not exist. */
  readonly folder: CabFolder | undefined;
  readonly start: number;
  readonly size: number;
}

/** [MS-CAB] 2.3: from here on, iFolder says that the file is partly in the cabinet before this one, or the next, or both. */
const CONTINUED = 0xfffd;
const CONTINUED_TO_NEXT = 0xfffe;

/** The files that the header lists ([MS-CAB] 2.3), as many as are there, and how many it says there are. */
export function readFiles(
  bytes: Bytes,
  folders: readonly CabFolder[],
  deepest: number,
): { readonly files: readonly Candidate<CabFile>[]; readonly count: number } {
  const count = bytes.u16(28);
  const headers: Header[] = [];
  let at = bytes.u32(16);
  while (headers.length < count && bytes.has(at, 17)) {
    const nameEnd = bytes.data.indexOf(0, at + 16);
    if (nameEnd === -1) break;
    headers.push({ at, nameEnd, index: bytes.u16(at + 8) });
    at = nameEnd + 1;
  }
  const begunBefore = headers.some(({ index }) => index >= CONTINUED && index !== CONTINUED_TO_NEXT);
  const files = headers.map((header) => {
    const folder = header.index < CONTINUED ? folders[header.index] : undefined;
    const file: CabFile = { folder, start: bytes.u32(header.at + 4), size: bytes.u32(header.at) };
    return candidate(bytes, header, file, refusalOf(header.index, file, begunBefore ? 1 : 0, deepest));
  });
  return { files, count };
}

interface Header {
  readonly at: number;
  readonly nameEnd: number;
  /** iFolder. */
  readonly index: number;
}

/** [MS-CAB] 2.3, attribs. */
const NAME_IS_UTF8 = 0x80;

function candidate(bytes: Bytes, { at, nameEnd }: Header, file: CabFile, refused: Sentence | undefined): Candidate<CabFile> {
  const { folder, start, size } = file;
  return {
    name: decodeName(
      bytes.part(at + 16, nameEnd - at - 16),
      (bytes.u16(at + 14) & NAME_IS_UTF8) !== 0 ? 'utf-8' : 'code page 437',
    ),
    kind: 'file',
    size,
    packedSize: bytes.length,
    modifiedMs: dosTime(bytes.u16(at + 10), bytes.u16(at + 12)),
    source: file,
    ...(folder ? { stream: { of: folder, end: start + size } } : {}),
    ...(refused ? { refused } : {}),
  };
}

/** `firstWhole` is the first folder that begins in this cabinet. */
function refusalOf(index: number, { folder, start, size }: CabFile, firstWhole: number, deepest: number): Sentence | undefined {
  if (index >= CONTINUED) return msg('part of it is in another cabinet file');
  if (!folder) return msg('its data cannot be found: the archive is damaged');
  if (index < firstWhole) return msg('it is packed together with files of another cabinet file');
  if (folder.method.kind === 'refused') return folder.method.reason;
  if (start + size > deepest) return msg('it lies behind {0} bytes of other files; at most {1} are unpacked', start, deepest);
  return undefined;
}
