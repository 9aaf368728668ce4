/**
 * The same number, as V8 keeps small whole ones. What is read from a `Float64Array` comes as a number with a fraction, even 5: a span that
 * holds one makes V8 keep all spans of the program so, in twice the memory, and the code that reads them slow.
 */
export function small(value: number): number {
  const whole = value | 0;
  return whole === value ? whole : value;
}
