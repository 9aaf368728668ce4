import type { Field } from './field.ts';
import { type Drift, type Fit, fitted } from './fit.ts';
import { type Marks, marksOf } from './marks.ts';
import { type Shift, shiftOf } from './shift.ts';
import type { Stated } from './stated.ts';
import { evenly, type Peak, peakOf, SLACKS, tally, votesOf, wholeOf } from './vote.ts';
import { DAY, type Hints, nearestZone } from './zones.ts';

const MINUTE = 60_000;

/** What comparing a log with others says of its clock. */
export interface Proposal {
  /** Whose lines state their zone: 0. */
  readonly offsetMinutes: number;
  readonly skewMs: number;
  readonly shift?: Shift;
  readonly drift?: Drift;
  /** Day or year of the first line, as a moment; for undated logs only. */
  readonly base: number;
  readonly pairs: number;
  readonly keyed: number;
  readonly spreadMs: number;
  /** How much likelier it is than any other, as a natural logarithm. */
  readonly margin: number;
}

/** So many days, or years, are tried. */
const MOST_BASES = 62;
/** Sides of the search must win by so much more, the looser they are. */
const FOR_SLACK = 2;
/** Of the pairs that share a key, so many have to agree. */
const AGREEING = 0.6;
const FEW_KEYED = 3;
/** A region that is wider does not tell a skew from none. */
const WIDE = 4000;

/** Proposes the clock of a log by those of others; undefined where no line is shared, or where what they share contradicts itself. */
export function propose(stated: Stated, field: Field, hints: Hints, offsetMinutes?: number): Proposal | undefined {
  const found = searchAll(stated, field, hints, offsetMinutes);
  if (!found) return undefined;
  const { marks, peak, base } = found;
  const likely = hints.stated ? 0 : nearestZone(peak.at) * MINUTE;
  const best = fitted(marks, field, peak, stated.byDevice ? peak.at : likely);
  if (best.matched.length === 0) return undefined;
  const shift = hints.stated ? undefined : shiftOf(stated.facts, marks, field, best);
  const keyedOthers = best.keyedOthers - (shift?.keyed ?? 0);
  if (best.keyed + keyedOthers >= FEW_KEYED && best.keyed < AGREEING * (best.keyed + keyedOthers)) return undefined;
  const margin = peak.height - (shift && isNear(peak.rivalAt, shift.at) ? found.beyond(shift.at) : found.rival);
  const first = shift?.first ?? best;
  const middle = (first.low + first.high) / 2;
  const zone = hints.stated ? 0 : nearestZone(middle);
  return {
    ...{ offsetMinutes: zone, skewMs: skewOf(first, zone * MINUTE, stated.byDevice), base, margin },
    ...(shift ? { shift } : {}),
    ...(best.drift && !shift ? { drift: best.drift } : {}),
    pairs: best.matched.length + (shift?.pairs ?? 0),
    keyed: best.keyed + (shift?.keyed ?? 0),
    spreadMs: Math.max(best.spread, 0),
  };
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < MINUTE;
}

/** Servers keep good time: where nothing speaks against it, the zone is all that is off. The middle is the best guess for a device. */
function skewOf({ low, high, drift }: Fit, zoneMs: number, byDevice: boolean): number {
  const wide = high - low > WIDE;
  if ((!byDevice || wide) && !drift && low <= zoneMs && zoneMs <= high) return 0;
  return (low + high) / 2 - zoneMs;
}

interface Found {
  readonly marks: Marks;
  readonly peak: Peak;
  readonly base: number;
  readonly rival: number;
  /** The best rival, leaving one correction out. */
  readonly beyond: (at: number) => number;
}

/** The best correction on the best day. Only where the pairs do not agree to a second, they may lie further apart. */
function searchAll(stated: Stated, field: Field, hints: Hints, offsetMinutes: number | undefined): Found | undefined {
  let best: (Found & { readonly margin: number }) | undefined;
  const days = basesOf(stated, field).map((base) => {
    const marks = marksOf(stated.facts, stated.midnights, base, offsetMinutes);
    return { base, marks, votes: votesOf(marks, field, hints.stated) };
  });
  for (const slack of SLACKS) {
    const tallies = days.flatMap(({ base, marks, votes }) => {
      const counted = tally(votes, hints, slack);
      return counted ? [{ base, marks, counted, peak: peakOf(counted) }] : [];
    });
    const [first, ...rest] = tallies.sort((a, b) => b.peak.height - a.peak.height || a.base - b.base);
    if (!first) return undefined;
    const { peak } = first;
    const others = rest.map(({ counted }) => wholeOf(counted));
    const rivals = together([peak.rivals, ...others]);
    const margin = peak.height - rivals - (slack > 0 ? FOR_SLACK : 0);
    if (!best || margin > best.margin) {
      const beyond = (at: number) => together([peakOf(first.counted, [at]).rivals, ...others]);
      best = { marks: first.marks, peak, base: first.base, rival: rivals, beyond, margin };
    }
    if (best.margin >= ENOUGH) break;
  }
  return best;
}

/** The logarithm of the sum of what these are logarithms of. */
function together(heights: readonly number[]): number {
  const top = Math.max(...heights);
  return top + Math.log(heights.reduce((sum, height) => sum + Math.exp(height - top), 0));
}

/** So much likelier than any other is sure enough not to look further. */
const ENOUGH = 9;

/**
 * The days, or years, that an undated log may be of: those of the marks that share a key with it, else of all. The day before and the one
 * behind as well, since zones differ.
 */
function basesOf({ calendar, facts, midnights }: Stated, field: Field): readonly number[] {
  if (calendar === 'dated') return [0];
  const keys = new Set(marksOf(facts, midnights, 0).marks.flatMap((mark) => mark.keys));
  const keyed = [...keys].flatMap((key) => field.withKey(key).map(({ at }) => Math.floor(at.to / DAY)));
  const days = (keyed.length > 0 ? keyed : [...field.days]).flatMap((day) => [day - 1, day, day + 1]).filter(isInCalendar);
  const bases =
    calendar === 'undated' ? days.map((day) => day * DAY) : days.map((day) => Date.UTC(new Date(day * DAY).getUTCFullYear(), 0));
  return evenly(
    [...new Set(bases)].sort((a, b) => a - b),
    MOST_BASES,
  );
}

/** A date can be made of it. */
function isInCalendar(day: number): boolean {
  return Math.abs(day) < 8e7;
}
