import type { Place } from '../model.ts';

/** Two records that are known to belong together, by whatever means. */
export interface LinkedPair {
  readonly a: Place;
  readonly b: Place;
}

export interface ClockOptions {
  /** Offsets that somebody set by hand: minutes east of UTC, fractions too, by path. */
  readonly set?: ReadonlyMap<string, number>;
  /** Logs whose proposed clock somebody refused: their times count as they are written. */
  readonly refused?: ReadonlySet<string>;
  /** `false`: only what the formats state; nothing is estimated. */
  readonly propose?: boolean;
  /** Pairs that were joined by more than a key. */
  readonly linked?: readonly LinkedPair[];
}
