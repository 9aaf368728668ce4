/** What a machine's clock shows at a moment. */
export interface Reading {
  /** The written time, as if it were UTC: take its parts with `getUTC…`. */
  readonly localMs: number;
  /** The same without the zone: what the machine holds for UTC. */
  readonly utcMs: number;
  readonly offsetMinutes: number;
}

export interface MachineClock {
  read(at: number): Reading;
  /** What must be taken from its local time to get the true one, in seconds, at each offset that it had between the two moments. */
  corrections(from: number, to: number): readonly number[];
  /** From the first to the second moment. */
  readonly driftSeconds: number;
  /** How far it is ahead at first, in seconds. */
  readonly skewSeconds: number;
}

export interface ClockSettings {
  readonly offsetMinutes: number;
  /** How far it is ahead, in seconds. */
  readonly skewSeconds?: number;
  /** Seconds that it gains in an hour. */
  readonly driftPerHour?: number;
  /** The moment from which on another offset holds. */
  readonly change?: { readonly at: number; readonly offsetMinutes: number };
  /** From when on it drifts. */
  readonly since?: number;
}

const MS_PER_HOUR = 3_600_000;

/** A clock that is right at UTC. */
export const TRUE_CLOCK = machineClock({ offsetMinutes: 0 });

export function machineClock(settings: ClockSettings): MachineClock {
  const { offsetMinutes, skewSeconds = 0, driftPerHour = 0, change, since = 0 } = settings;
  const offsetAt = (at: number) => (change && at >= change.at ? change.offsetMinutes : offsetMinutes);
  const aheadMs = (at: number) =>
    skewSeconds * 1000 + (driftPerHour === 0 ? 0 : ((at - since) / MS_PER_HOUR) * driftPerHour * 1000);
  return {
    driftSeconds: driftPerHour,
    skewSeconds,
    read: (at) => {
      const utcMs = Math.round(at + aheadMs(at));
      return { utcMs, offsetMinutes: offsetAt(at), localMs: utcMs + offsetAt(at) * 60_000 };
    },
    corrections: (from, to) => {
      const middle = Math.round(aheadMs((from + to) / 2) / 1000);
      return [...new Set([offsetAt(from), offsetAt(to)])].map((offset) => offset * 60 + middle);
    },
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-01-13`. */
export const isoDate = (ms: number) => new Date(ms).toISOString().slice(0, 10);
/** `09:05:03`. */
export const clockTime = (ms: number) => new Date(ms).toISOString().slice(11, 19);
/** `1/13/2026 4:14:46 AM`, as Event Viewer writes it on an American machine. */
export function americanTime(ms: number): string {
  const date = new Date(ms);
  const hours = date.getUTCHours();
  const day = `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
  return `${day} ${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`;
}
/** `-0500`. */
export function zoneText(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}
