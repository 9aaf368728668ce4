/** What is true of a case, in the layout that the given cases have too: `test/case/given/README.md` explains it. */
export interface Truth {
  readonly format: 1;
  readonly profile: string;
  /** Nothing was planted: no warning and no error is right. */
  readonly healthy: boolean;
  readonly attempts: readonly TrueAttempt[];
  readonly either: readonly { readonly attempts: readonly string[]; readonly lines: Lines }[];
  readonly noise: Lines;
  readonly clocks: readonly TrueClock[];
  /** All logs go on for so long, and show so much, that each rule of the case can say what it must. */
  readonly goesOn?: true;
  /** Rules of the case that must say so in a log, of whatever enrollment. */
  readonly rules?: readonly { readonly rule: string; readonly file: string }[];
  readonly missing: { readonly expected: readonly (readonly string[])[]; readonly present: readonly string[] };
}

export interface TrueAttempt {
  readonly id: string;
  readonly platform: string;
  readonly device: string;
  readonly scenario: string;
  readonly required: boolean;
  readonly transactionID?: string;
  readonly start: string;
  /** Sets of acceptable answers; null: absent, `*`: not asked. */
  readonly outcome: readonly string[];
  readonly failedStep: readonly (number | null)[];
  readonly cause: readonly (string | null)[];
  readonly steps?: Readonly<Record<string, readonly string[]>>;
  /** A finding that must be there where no attempt is made of it. */
  readonly finding?: string;
  /** A rule of the case that must say so of it. */
  readonly rule?: string;
  readonly certain: Lines;
  readonly inferable: Lines;
  readonly optional: Lines;
}

export interface TrueClock {
  readonly file: string;
  readonly basis: 'none' | 'offset' | 'utc' | 'reference';
  readonly correctionSeconds: readonly number[];
  readonly estimable: boolean;
  readonly date?: readonly string[];
  readonly driftSeconds?: number;
}

/** By file: `12` one record of one line, `12-15` four of them, `12+3` one record over four lines. */
export type Lines = Readonly<Record<string, string>>;

/** First and last line of a record, from 1. */
export type RecordLines = readonly [first: number, last: number];

/** Writes records in their order as `Lines` holds them. */
export function packLines(records: readonly RecordLines[]): string {
  const parts: string[] = [];
  const ordered = [...records].sort(([a], [b]) => a - b);
  for (let i = 0; i < ordered.length; i++) {
    const [first, last] = ordered[i] ?? [0, 0];
    if (last > first) {
      parts.push(`${first}+${last - first}`);
      continue;
    }
    let end = first;
    while (ordered[i + 1]?.[0] === end + 1 && ordered[i + 1]?.[1] === end + 1) {
      end++;
      i++;
    }
    parts.push(end === first ? `${first}` : `${first}-${end}`);
  }
  return parts.join(',');
}

export function unpackLines(text: string): readonly RecordLines[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .flatMap((part): RecordLines[] => {
      const [first = 0, second = 0] = part.split(/[+-]/).map(Number);
      if (part.includes('+')) return [[first, first + second]];
      if (!part.includes('-')) return [[first, first]];
      return Array.from({ length: second - first + 1 }, (_, i) => [first + i, first + i]);
    });
}
