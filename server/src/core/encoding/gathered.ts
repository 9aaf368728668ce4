import type { Problem } from '../text/problem.ts';
import type { EncodingStep, FoundPayload } from './model.ts';
import type { Places } from './places.ts';

/** The longest text of one payload, in code units: longer ones are read so far. */
export const MAX_PAYLOAD = 4 * 1024 * 1024;

/**
 * How freely the signs of a payload are joined. `bare`: it ends where anything else may begin. `pem`: all lines down to the
 * dashes. `value`: somebody says that the text is one payload, a fragment of one perhaps. `fragment`: like `bare`, but it begins in
 * the midst of a message.
 */
export type Joining = 'bare' | 'pem' | 'value' | 'fragment';

/** A payload as a reader gathered it, before its places are put to use. */
export interface Gathered {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
  readonly places: Places;
  /** Bits that one place stands for: 6 for a base64 sign, 8 for a hex byte. */
  readonly bits: 6 | 8;
  /** The place at which the first byte begins. */
  readonly phase: number;
  /** The places of the two bytes of a word are swapped. */
  readonly swapped?: boolean;
  readonly steps: readonly EncodingStep[];
  /** The first element of the bytes has its end. */
  readonly complete: boolean;
  readonly padded: boolean;
  readonly midst?: true;
  readonly cut?: NonNullable<FoundPayload['cut']>;
  readonly problems: readonly Problem[];
}

/** Makes the payload of what was gathered; places are looked up when asked for. */
export function asPayload(gathered: Gathered): FoundPayload {
  const { bytes, places, bits, phase, start, end } = gathered;
  const swap = gathered.swapped ? 1 : 0;
  return {
    span: { start, end },
    bytes,
    steps: gathered.steps,
    ...(gathered.midst ? { midst: true } : {}),
    sourceOf(index) {
      if (index < 0 || index >= bytes.length) return { start: end, end };
      const first = places.spanOf(phase + (Math.floor((index * 8) / bits) ^ swap));
      const last = places.spanOf(phase + (Math.floor((index * 8 + 7) / bits) ^ swap));
      return first && last ? { start: first.start, end: last.end } : { start: end, end };
    },
    byteAt(offset) {
      const place = places.unitAt(offset) - phase;
      if (place < 0) return -1;
      const unit = place ^ swap;
      // The byte that most bits of the sign belong to; behind the last whole byte only what still reaches into it.
      const most = Math.floor((unit * bits + bits / 2 - 0.5) / 8);
      const byte = most < bytes.length ? most : Math.floor((unit * bits) / 8);
      return byte < bytes.length ? byte : -1;
    },
    ...(gathered.cut ? { cut: gathered.cut } : {}),
    problems: gathered.problems,
  };
}

/** The order in which steps are told: outermost first. */
const ORDER: readonly EncodingStep[] = [
  'colour',
  'octal-escape',
  'quoted-printable',
  'html-escape',
  'xml-escape',
  'json-escape',
  'percent',
  'backslash-end',
  'wrapped',
  'pem',
  'plus-as-space',
  'hex-dump',
];

/** Steps in their order, the alphabet last; `percent` twice where it was undone twice. */
export function inOrder(
  steps: ReadonlySet<EncodingStep>,
  last: EncodingStep,
  percentTwice: 'once' | 'twice' = 'once',
): readonly EncodingStep[] {
  const ordered = ORDER.filter((step) => steps.has(step));
  if (percentTwice === 'twice') ordered.splice(ordered.indexOf('percent'), 0, 'percent');
  return [...ordered, last];
}

/** The mark by which a text says that it goes on elsewhere: `...` or `…`, also escaped. */
export function ellipsisAt(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === 32 && at - offset < 3) at++;
  return (
    text.startsWith('...', at) || text.startsWith('…', at) || text.startsWith('\\u2026', at) || text.startsWith('%2E%2E%2E', at)
  );
}
