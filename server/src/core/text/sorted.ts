/**
 * How many of the first `count` items hold, where none does behind the first that does not: 0 to `count`, found by halving. So
 * `countWhile(n, (i) => at(i) <= x) - 1` is the last item that is at most `x`, and `countWhile(n, (i) => at(i) < x)` the first from `x` on.
 */
export function countWhile(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
