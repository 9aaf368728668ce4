/** 100 ns steps between 1601-01-01 (FILETIME) and 1970-01-01. */
const EPOCH = 116_444_736_000_000_000n;
const TICKS_PER_SECOND = 10_000_000n;
/** The last second that ISO 8601 writes with four digits of the year. */
const LAST_SECOND = 253_402_300_799n;

/** A FILETIME as milliseconds since 1970-01-01T00:00Z, cut to whole ones. */
export function filetimeMs(ticks: bigint): number {
  return Number((ticks - EPOCH) / 10_000n);
}

/** A FILETIME in UTC with nine decimals, as Windows writes it: `2017-05-19T02:02:36.187500000Z`. Out of range: the number itself. */
export function filetimeText(ticks: bigint): string {
  const seconds = floorDivide(ticks - EPOCH, TICKS_PER_SECOND);
  if (seconds > LAST_SECOND) return ticks.toString();
  const fraction = ticks - EPOCH - seconds * TICKS_PER_SECOND;
  return `${new Date(Number(seconds) * 1000).toISOString().slice(0, 19)}.${fraction.toString().padStart(7, '0')}00Z`;
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a < 0n && quotient * b !== a ? quotient - 1n : quotient;
}
