import { LIMITS } from '../../core/limits.ts';

/** All bytes of a stream, up to its end; undefined where more than `most` come. */
export async function readBounded(
  stream: AsyncIterable<Uint8Array | string>,
  most = LIMITS.wholeBytes,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    length += bytes.length;
    if (length > most) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
