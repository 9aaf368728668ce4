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
  const starts = new Map<number, number>();
  for (const offset of offsets) {
    const { line, start } = placeOf(offset);
    starts.set(line, start);
  }
  const numbers = Uint32Array.from(starts.keys()).sort();
  return { numbers, starts: Float64Array.from(numbers, (line) => starts.get(line) ?? 0) };
}

/** The line of an offset that was named; for any other offset, the nearest named line above it, or the start of the text. */
export function lineOf({ numbers, starts }: NamedLines, offset: number): LinePlace {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? { line: 0, start: 0 } : { line: numbers[low - 1] ?? 0, start: starts[low - 1] ?? 0 };
}
