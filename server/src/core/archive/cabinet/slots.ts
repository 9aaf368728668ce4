/**
 * Where slots begin that each hold 2 to the power of `bits` values, one behind the other, from `first` on. Packers write large
 * numbers as a slot and plain bits.
 */
export function slotBases(bits: Uint8Array, first: number): Int32Array {
  const bases = new Int32Array(bits.length);
  let base = first;
  for (let slot = 0; slot < bits.length; slot++) {
    bases[slot] = base;
    base += 1 << (bits[slot] ?? 0);
  }
  return bases;
}
