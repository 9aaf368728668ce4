import { countWhile } from './sorted.ts';

/** Lines of a text at which something stands, without the text: plain data that may cross into another thread, 12 bytes a line. */
export interface NamedLines {
  /** Numbers of the lines, from 0, rising. */
  readonly numbers: Uint32Array;
  /** Offset at which each of them begins. */
  readonly starts: Float64Array;
}

/** A line, from 0, and the offset at which it begins. */
export interface LinePlace {
  readonly line: number;
  readonly start: number;
}

/** The lines that hold the offsets. */
export function namedLines(offsets: Iterable<number>, placeOf: (offset: number) => LinePlace): NamedLines {
  let sorted = new Float64Array(1024);
  let count = 0;
  for (const offset of offsets) {
    if (count === sorted.length) {
      const wider = new Float64Array(count * 2);
      wider.set(sorted);
      sorted = wider;
    }
    sorted[count++] = offset;
  }
  sorted = sorted.subarray(0, count).sort();
  const numbers = new Uint32Array(count);
  const starts = new Float64Array(count);
  let lines = 0;
  for (const offset of sorted) {
    const { line, start } = placeOf(offset);
    if (lines > 0 && numbers[lines - 1] === line) continue;
    numbers[lines] = line;
    starts[lines++] = start;
  }
  return { numbers: numbers.slice(0, lines), starts: starts.slice(0, lines) };
}

/** The line of an offset that was named; for any other offset, the nearest named line above it, or the start of the text. */
export function lineOf({ numbers, starts }: NamedLines, offset: number): LinePlace {
  const last = countWhile(starts.length, (i) => (starts[i] ?? 0) <= offset) - 1;
  return { line: numbers[last] ?? 0, start: starts[last] ?? 0 };
}
