/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  /** 0 up to, not including, `count`. */
  int(count: number): number;
  /** Both ends included. */
  range(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Digits in capitals. */
  hex(digits: number): string;
  guid(): string;
}

/** Mulberry32: 32 bits of state, good enough to place lines of a log. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (count: number) => Math.floor(next() * count);
  const hex = (digits: number) => Array.from({ length: digits }, () => '0123456789ABCDEF'.charAt(int(16))).join('');
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[int(list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  };
  return {
    next,
    int,
    hex,
    pick,
    range: (from, to) => from + int(to - from + 1),
    chance: (share) => next() < share,
    guid: () => [hex(8), hex(4), `4${hex(3)}`, `${pick(['8', '9', 'A', 'B'])}${hex(3)}`, hex(12)].join('-').toLowerCase(),
  };
}
