import type { LogFacts, Observation, WrittenTime } from '../../log/facts.ts';
import { type Calendar, calendarOf, type Midnight, midnightsOf } from './written.ts';

/** What a log says of its own clock, before it is compared with any other. */
export interface Stated {
  readonly facts: LogFacts;
  /** `bias`: minutes behind the time whose sign programs do not agree on. */
  readonly zone: 'utc' | 'offset' | 'bias' | 'none';
  /** Minutes east of UTC of the first line that states them; by the rule of Configuration Manager for a bias. */
  readonly offsetMinutes: number;
  /** Where the stated offset changes: summer time began or ended. */
  readonly shift?: { readonly record: number; readonly offsetMinutes: number };
  readonly calendar: Calendar;
  readonly midnights: readonly Midnight[];
  /** Names of the machines that wrote it, in lower case without their domain; empty for a device. */
  readonly machines: ReadonlySet<string>;
  readonly byDevice: boolean;
}

const known = new WeakMap<LogFacts, Stated>();

/** Reads what a log states; kept with the log, since it does not change. */
export function statedOf(facts: LogFacts): Stated {
  let stated = known.get(facts);
  if (!stated) {
    stated = read(facts);
    known.set(facts, stated);
  }
  return stated;
}

function read(facts: LogFacts): Stated {
  const { observations } = facts;
  const times: Placed[] = facts.times ? [{ time: facts.times.first, record: 0 }] : [];
  for (const { time, record } of observations) if (time) times.push({ time, record });
  const zone = mostOf(times.map(({ time }) => zoneOf(time))) ?? 'none';
  const stating = times.filter(({ time }) => zoneOf(time) === zone);
  const offsetMinutes = stating[0] ? offsetOf(stating[0].time) : 0;
  const shifted = stating.find(({ time }) => offsetOf(time) !== offsetMinutes);
  return {
    ...{ facts, zone, offsetMinutes },
    ...(shifted && isLasting(stating, offsetOf(shifted.time))
      ? { shift: { record: shifted.record, offsetMinutes: offsetOf(shifted.time) } }
      : {}),
    calendar: mostOf(times.map(({ time }) => calendarOf(time))) ?? 'dated',
    midnights: midnightsOf(facts),
    machines: machinesOf(observations),
    byDevice: observations.length > 0 && observations.every(({ by }) => by === 'device'),
  };
}

interface Placed {
  readonly time: WrittenTime;
  readonly record: number;
}

/** One offset up to a line, another one behind it: else the lines are of several machines, and each counts by itself. */
function isLasting(times: readonly Placed[], second: number): boolean {
  const from = times.findIndex(({ time }) => offsetOf(time) === second);
  return times.every(({ time }, i) => i < from || offsetOf(time) === second);
}

function zoneOf(time: WrittenTime): Stated['zone'] {
  if (time.zone !== 'assumed') return time.zone;
  return time.biasMinutes === undefined ? 'none' : 'bias';
}

/** A bias is what Windows adds to local time to get UTC (CMTrace; TIME_ZONE_INFORMATION). */
function offsetOf(time: WrittenTime): number {
  if (time.zone === 'offset') return time.offsetMinutes ?? 0;
  return time.biasMinutes === undefined ? 0 : -time.biasMinutes || 0;
}

function mostOf<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

function machinesOf(observations: readonly Observation[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { by, keys } of observations) {
    if (by === 'device' || keys.server === undefined) continue;
    const isAddress = /^[\d.:a-f]+$/i.test(keys.server);
    names.add(isAddress ? keys.server : keys.server.toLowerCase().replace(/\..*$/, ''));
  }
  return names;
}
