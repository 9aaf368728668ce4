import { type Anchors, type Cuts, isNumber, valueAt } from './columns.ts';

/** What lines without `#Fields` have shown of the numbers behind the status triple, by the shape of the line (`shapeOf`). */
export type Tails = ReadonlyMap<number, Tail>;

export interface Tail {
  /** How many numbers there are at most; IIS writes `sc-bytes cs-bytes time-taken`, each where it was selected. */
  readonly most: number;
  /** Of two numbers the second was once less than any request has bytes: it is a time. */
  readonly timed: boolean;
}

export const NO_TAILS: Tails = new Map();

/** Lines of one log have as many columns before the method, and between it and the status. */
export function shapeOf({ method, status }: Anchors): number {
  return method * 256 + Math.min(255, Math.max(0, status - method));
}

/** The tails with that of one more line; the given ones stay as they are. */
export function withTail(tails: Tails, text: string, cuts: Cuts, anchors: Anchors): Tails {
  const shape = shapeOf(anchors);
  const known = tails.get(shape);
  const count = tailOf(text, cuts, anchors.status);
  const timed = count === 2 && isShorterThanRequest(text, cuts, anchors);
  if (known && known.most >= count && (known.timed || !timed)) return tails;
  return new Map(tails).set(shape, { most: Math.max(count, known?.most ?? 0), timed: timed || known?.timed === true });
}

/** How many numbers follow the status triple of a line, at most 3. */
export function tailOf(text: string, cuts: Cuts, status: number): number {
  let count = 0;
  while (count < 3 && isNumber(text, cuts, status + 3 + count, 15)) count++;
  return count;
}

/** ` HTTP/1.1`, a host, and the line ends around both. */
const REST_OF_REQUEST = 20;

/** True where the second number behind the triple is less than the bytes of the method, the path and the query alone. */
export function isShorterThanRequest(text: string, cuts: Cuts, { method, status }: Anchors): boolean {
  const query = valueAt(text, cuts, method + 2);
  const queryLength = query === '-' ? 0 : query.length;
  const least = valueAt(text, cuts, method).length + valueAt(text, cuts, method + 1).length + queryLength + REST_OF_REQUEST;
  return Number(valueAt(text, cuts, status + 4)) < least;
}

/** Names of the numbers behind the triple. A name that cannot be known is `BYTES_OR_TIME`. */
export function tailNames(text: string, cuts: Cuts, anchors: Anchors, known: Tail | undefined): readonly string[] {
  const count = tailOf(text, cuts, anchors.status);
  if (count === 3) return ['sc-bytes', 'cs-bytes', 'time-taken'];
  if (count === 2) {
    const timed = known?.timed === true || isShorterThanRequest(text, cuts, anchors);
    return ['sc-bytes', timed ? 'time-taken' : BYTES_OR_TIME];
  }
  if (count === 0) return [];
  const cut = known !== undefined && known.most > 1 ? cutBehind(text, cuts, anchors.status + 3) : 'no';
  return [cut === 'no' ? 'time-taken' : cut === 'perhaps' ? BYTES_OR_TIME : 'sc-bytes'];
}

/** The name of a number that is a size or a time. */
export const BYTES_OR_TIME = 'bytes-or-time';

/** Whether more stood behind the last column: IIS leaves no blank there, and a text that ends in a line may end anywhere in it. */
function cutBehind(text: string, cuts: Cuts, column: number): 'yes' | 'perhaps' | 'no' {
  const end = cuts[column * 2 + 1] ?? text.length;
  if (end >= text.length) return 'perhaps';
  return (cuts.length >> 1) - 1 === column && /[ \t]/.test(text.charAt(end)) ? 'yes' : 'no';
}
