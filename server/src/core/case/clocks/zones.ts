/**
 * What a clock may be off by. A log without a zone is searched over every offset that a place of the world has, −12:00 to +14:00, in between
 * too, since a clock may be wrong besides; a log that states its zone over a day to both sides, for pairs with a key, and a quarter of an hour
 * for lines that only follow one another alike.
 */

const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Minutes east of UTC that are in use somewhere, summer times included (IANA time zone database, since 2000). */
const IN_USE: readonly number[] = [
  ...[
    -720, -660, -600, -570, -540, -480, -420, -360, -300, -240, -210, -180, -150, -120, -60, 0, 60, 120, 180, 210, 240, 270, 300,
  ],
  ...[330, 345, 360, 390, 420, 480, 525, 540, 570, 600, 630, 660, 690, 720, 765, 780, 825, 840],
];

/** Half of the smallest step between two offsets: a clock that is further off cannot be told from one of another zone. */
const BETWEEN_ZONES_MS = 7.5 * MINUTE;

/** What may be taken from the time of a line, in ms. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** For a log that does not say its zone. */
export const ANY_ZONE: Range = { min: -12 * HOUR - BETWEEN_ZONES_MS, max: 14 * HOUR + BETWEEN_ZONES_MS };
/** For a log that states its zone, where lines share a key. */
export const ANY_SKEW: Range = { min: -DAY, max: DAY };
/** For a log that states its zone, where lines only follow one another alike. */
export const LITTLE_SKEW: Range = { min: -15 * MINUTE, max: 15 * MINUTE };

/** Right clocks in every zone that is in use, or nearly right ones. */
export const NEAR_ZONES: readonly Range[] = IN_USE.map((zone) => ({
  min: zone * MINUTE - 15_000,
  max: zone * MINUTE + 15_000,
}));

/** The offset in use that is nearest to a correction, in minutes. */
export function nearestZone(correctionMs: number): number {
  let best = 0;
  for (const zone of IN_USE) {
    if (Math.abs(zone * MINUTE - correctionMs) < Math.abs(best * MINUTE - correctionMs)) best = zone;
  }
  return best;
}

/** What is known of the zone before any line is compared: offsets in minutes that others of this case have, or that the log itself hints at. */
export interface Hints {
  /** The zone is stated, so that only a wrong clock is left. */
  readonly stated: boolean;
  /** How much likelier an offset is than any other, as a natural logarithm. */
  readonly zones: ReadonlyMap<number, number>;
}

/** A clock that is set by network is right to a second or so; one that is not is minutes off, or anything. */
const USUAL_SKEW_MS = 3000;
const UNSET_SKEW_MS = 10 * MINUTE;
const UNSET = -7;
const LEAST = -12;

/**
 * How likely each correction of a range is before any line is compared, `step` ms apart: natural logarithms, 0 for a right clock in UTC.
 */
export function likelihoods({ min, max }: Range, step: number, { stated, zones }: Hints): Float64Array {
  const values = new Float64Array(Math.ceil((max - min) / step) + 2).fill(stated ? 0 : LEAST * 2);
  if (stated) return values.map((_, i) => ofSkew(min + i * step));
  for (const zone of IN_USE) {
    const known = ofZone(zone) + (zones.get(zone) ?? 0);
    const first = Math.max(0, Math.ceil((zone * MINUTE - HOUR / 2 - min) / step));
    const last = Math.min(values.length - 1, Math.floor((zone * MINUTE + HOUR / 2 - min) / step));
    for (let i = first; i <= last; i++) {
      values[i] = Math.max(values[i] ?? LEAST, ofSkew(min + i * step - zone * MINUTE) + known);
    }
  }
  return values;
}

function ofSkew(skewMs: number): number {
  const ratio = skewMs / USUAL_SKEW_MS;
  return Math.max(Math.abs(skewMs) <= UNSET_SKEW_MS ? UNSET : LEAST, -Math.log1p(ratio * ratio));
}

/** Fewer people live in zones that are no whole hours away. */
function ofZone(zone: number): number {
  if (zone === 0) return 0;
  return zone % 60 === 0 ? -0.5 : -1.5;
}
