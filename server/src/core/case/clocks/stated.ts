import type { LogFacts, WrittenTime } from '../../log/facts.ts';
import { serversIn } from '../per-log.ts';
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
  const zones = new Map<Stated['zone'], number>();
  const calendars = new Map<Calendar, number>();
  eachTime(facts, (time) => {
    count(zones, zoneOf(time));
    count(calendars, calendarOf(time));
  });
  const zone = mostOf(zones) ?? 'none';
  const offsets = offsetsOf(facts, zone);
  const [first, second] = offsets;
  return {
    ...{ facts, zone, offsetMinutes: first?.offsetMinutes ?? 0 },
    // One offset up to a line, another one behind it: else the lines are of several machines, and each counts by itself.
    ...(second && offsets.length === 2 ? { shift: second } : {}),
    calendar: mostOf(calendars) ?? 'dated',
    midnights: midnightsOf(facts),
    machines: machinesOf(facts),
    byDevice: observations.length > 0 && observations.every(({ by }) => by === 'device'),
  };
}

function eachTime({ observations, times }: LogFacts, see: (time: WrittenTime, record: number) => void): void {
  if (times) see(times.first, 0);
  for (const { time, record } of observations) if (time) see(time, record);
}

/** The offsets that lines of a zone state, each from the record where it begins, as far as the third one. */
function offsetsOf(
  facts: LogFacts,
  zone: Stated['zone'],
): readonly { readonly record: number; readonly offsetMinutes: number }[] {
  const offsets: { readonly record: number; readonly offsetMinutes: number }[] = [];
  eachTime(facts, (time, record) => {
    if (offsets.length > 2 || zoneOf(time) !== zone) return;
    const offsetMinutes = offsetOf(time);
    if (offsets.at(-1)?.offsetMinutes !== offsetMinutes) offsets.push({ record, offsetMinutes });
  });
  return offsets;
}

function count<T>(counts: Map<T, number>, value: T): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

export function zoneOf(time: WrittenTime): Stated['zone'] {
  if (time.zone !== 'assumed') return time.zone;
  return time.biasMinutes === undefined ? 'none' : 'bias';
}

/** A bias is what Windows adds to local time to get UTC (CMTrace; TIME_ZONE_INFORMATION). */
export function offsetOf(time: WrittenTime): number {
  if (time.zone === 'offset') return time.offsetMinutes ?? 0;
  return time.biasMinutes === undefined ? 0 : -time.biasMinutes || 0;
}

/** The first of those that are most. */
function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let best: T | undefined;
  for (const [value, number] of counts) if (best === undefined || number > (counts.get(best) ?? 0)) best = value;
  return best;
}

/** Names of machines without their domain, and addresses. */
function machinesOf(facts: LogFacts): ReadonlySet<string> {
  return new Set([...serversIn(facts)].map(machineOf));
}

export function machineOf(server: string): string {
  return /^[\d.:a-f]+$/i.test(server) ? server : server.toLowerCase().replace(/\..*$/, '');
}
