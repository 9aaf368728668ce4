/**
 * A place to read bytes from, whatever platform it lies on: a file, an entry of an archive, a buffer. `read` may answer with fewer bytes
 * at the end of the source, and with none behind it. Reading backwards may cost more than reading on.
 */
export interface FileBytes {
  /** In bytes. */
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array> | Uint8Array;
}

/** Bytes in memory as a source. */
export function sourceOf(bytes: Uint8Array): FileBytes {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}

/** All bytes of a source, at most `most`. Throws what the source throws. */
export async function wholeOf(source: FileBytes, most: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(Math.min(source.size, most));
  let length = 0;
  while (length < bytes.length) {
    const part = await source.read(length, bytes.length - length);
    if (part.length === 0) break;
    bytes.set(part.subarray(0, bytes.length - length), length);
    length += part.length;
  }
  return length < bytes.length ? bytes.subarray(0, length) : bytes;
}
