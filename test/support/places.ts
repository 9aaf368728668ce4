import type { FoundPayload } from '../../server/src/core/encoding/index.ts';

/**
 * What is wrong with the places: every byte has its text, every sign its byte, and what lies between signs none. `words`: the second
 * byte of two stands before the first.
 */
export function misplaced(payload: FoundPayload, text: string, order: 'bytes' | 'words' = 'bytes'): readonly string[] {
  const wrong: string[] = [];
  const reached = new Set<number>();
  for (let offset = payload.span.start - 2; offset < payload.span.end + 2; offset++) {
    const byte = payload.byteAt(offset);
    if (byte < 0) continue;
    const source = payload.sourceOf(byte);
    if (offset < source.start || offset >= source.end) wrong.push(`offset ${offset} is not in the text of byte ${byte}`);
    reached.add(byte);
  }
  if (reached.size !== payload.bytes.length) wrong.push(`${reached.size} of ${payload.bytes.length} bytes are reached`);
  let before = payload.span.start;
  for (let byte = 0; byte < payload.bytes.length; byte++) {
    const { start, end } = payload.sourceOf(byte);
    const descends = order === 'bytes' ? start < before : (byte & 1) === 0 && start < before;
    if (descends || end <= start || end > payload.span.end) wrong.push(`byte ${byte} stands at ${start} to ${end}`);
    before = start;
    const numbers = payload.steps.at(-1);
    const written = text.slice(start, end);
    const value = numbers === 'decimal' ? Number(written) & 255 : numbers?.startsWith('hex') ? Number(`0x${written}`) : undefined;
    if (value !== undefined && value !== payload.bytes[byte]) wrong.push(`byte ${byte} is ${written} in the text`);
  }
  const behind = payload.sourceOf(payload.bytes.length);
  if (behind.start !== payload.span.end || payload.span.end > text.length) wrong.push('the end is not the end');
  return wrong;
}
