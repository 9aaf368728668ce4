import type { Span } from '../text/span.ts';
import type { FoundPayload } from './model.ts';

/** Text whose characters are the bytes themselves, as far as it is ASCII; a character beyond becomes a `?`. */
export function plainPayload(text: string, { start, end }: Span): FoundPayload {
  const bytes = Uint8Array.from({ length: end - start }, (_, index) => {
    const code = text.charCodeAt(start + index);
    return code < 128 ? code : 63;
  });
  return {
    span: { start, end },
    bytes,
    steps: [],
    sourceOf(index) {
      return index >= 0 && index < bytes.length ? { start: start + index, end: start + index + 1 } : { start: end, end };
    },
    byteAt(offset) {
      return offset >= start && offset < end ? offset - start : -1;
    },
    problems: [],
  };
}
