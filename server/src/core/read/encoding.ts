import { decodeWindows1252 } from '../text/windows-1252.ts';

/** How the bytes of a text stand for its characters. A byte order mark says it for certain, and is no part of the text. */
export type Encoding =
  | 'utf-8'
  | 'utf-8 with BOM'
  | 'utf-16le'
  | 'utf-16le with BOM'
  | 'utf-16be'
  | 'utf-16be with BOM'
  | 'windows-1252';

/** VS Code looks at so many bytes for zeros (encoding.ts). */
const PROBED_BYTES = 512;

/**
 * The encoding of a text by its first bytes, as VS Code finds it: byte order mark, then UTF-16 without one, then UTF-8, then
 * Windows-1252. Undefined for bytes that are no text: NUL bytes in the first 512 that are no UTF-16. `cut`: more bytes follow, so that an
 * incomplete character at the end says nothing.
 */
export function encodingOf(bytes: Uint8Array, cut: boolean): Encoding | undefined {
  const bom = byteOrderMark(bytes);
  if (bom) return `${bom} with BOM`;
  const head = bytes.subarray(0, PROBED_BYTES);
  const utf16 = utf16WithoutMark(head);
  if (utf16) return utf16;
  if (head.includes(0)) return undefined;
  return isUtf8(bytes, cut) ? 'utf-8' : 'windows-1252';
}

/** Thrown where a text that began as UTF-8 turns out to be none: then all of it is Windows-1252. */
export class NotUtf8 extends Error {}

/** Turns the bytes of a text into characters, piece by piece. */
export class TextReader {
  readonly #decoder: InstanceType<typeof TextDecoder> | undefined;

  constructor(encoding: Encoding) {
    const single = encoding === 'windows-1252';
    if (!single) this.#decoder = new TextDecoder(encoding.replace(' with BOM', ''), { fatal: encoding === 'utf-8' });
  }

  /** The characters that end in these bytes. Throws `NotUtf8`. */
  read(bytes: Uint8Array): string {
    return this.#decoder ? this.#decode(bytes, true) : decodeWindows1252(bytes);
  }

  /** What an incomplete character at the end of the text gives. Throws `NotUtf8`. */
  end(): string {
    return this.#decoder ? this.#decode(undefined, false) : '';
  }

  #decode(bytes: Uint8Array | undefined, stream: boolean): string {
    try {
      return this.#decoder?.decode(bytes, { stream }) ?? '';
    } catch {
      throw new NotUtf8();
    }
  }
}

/** The text of bytes in an encoding; `cut`: a character that their end cuts is left out. Throws `NotUtf8`. */
export function decoded(bytes: Uint8Array, encoding: Encoding, cut = false): string {
  const reader = new TextReader(encoding);
  return cut ? reader.read(bytes) : reader.read(bytes) + reader.end();
}

function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/**
 * One byte of nearly every two is zero, always on the same side: text of mostly Latin letters. A few other characters, such as
 * quotation marks, may have a second byte. Stricter than guessing, for a wrong guess would hide a binary file.
 */
function utf16WithoutMark(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head.length < 4) return undefined;
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = (head.length >> 1) * 0.8;
  const few = head.length >> 6;
  if (odd >= most && even <= few) return 'utf-16le';
  if (even >= most && odd <= few) return 'utf-16be';
  return undefined;
}
