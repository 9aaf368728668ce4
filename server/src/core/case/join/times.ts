import type { LogFacts, Observation, WrittenTime } from '../../log/facts.ts';
import { correct } from '../clocks/index.ts';
import type { Clock } from '../model.ts';

/** Moments of the lines of a case by the reference clock. */
export interface CaseTimes {
  /** Milliseconds since 1970; undefined where the log writes no usable time. */
  at(path: string, time: WrittenTime | undefined, record: number): number | undefined;
  /** How far a moment of this log may be off beside the others, in ms. */
  slack(path: string): number;
  /** True where the clock of this log is more than a guess. */
  isSet(path: string): boolean;
  /** True where the log writes local times without their zone. */
  isLocal(path: string): boolean;
}

/** A span of time in which something happened. Where only one end was written down, `from` and `to` are as far apart as it may have taken. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** When it was, from its beginning to the end of the second in which it was written down. */
export function intervalOf(times: CaseTimes, path: string, observation: Observation, grainMs: number): Interval | undefined {
  const at = times.at(path, observation.time, observation.record);
  return at === undefined ? undefined : { from: at - (observation.durationMs ?? 0), to: at + grainMs };
}

/** Server logs and exported events write whole seconds. */
const COARSE_MS = 1000;
const FINE_MS = 1;

/** How fine the times of a log are, by its format. */
export function grainOf({ format, times }: Pick<LogFacts, 'format' | 'times'>): number {
  if (format === 'iis-w3c-log' || format === 'httperr-log') return COARSE_MS;
  const { first, last } = times ?? {};
  const whole = first !== undefined && last !== undefined && first.epochMs % 1000 === 0 && last.epochMs % 1000 === 0;
  return format === 'windows-event-log' && whole ? COARSE_MS : FINE_MS;
}

/** A clock that was set from pairs of lines is right to a second or two; one that nothing is known of is as good as it is. */
const SLACK_MS = { certain: 2500, likely: 3500, guess: 6000 } as const satisfies Record<Clock['confidence'], number>;

/** The moments that clocks make of written times. */
export function timesOf(clocks: readonly Clock[]): CaseTimes {
  const byPath = new Map(clocks.map((clock) => [clock.path, clock]));
  return {
    at(path, time, record) {
      const clock = byPath.get(path);
      return clock && time && correct(clock, { time, record });
    },
    isSet: (path) => (byPath.get(path)?.confidence ?? 'guess') !== 'guess',
    isLocal(path) {
      const basis = byPath.get(path)?.basis;
      return basis === 'estimated' || basis === 'assumed';
    },
    slack: (path) => SLACK_MS[byPath.get(path)?.confidence ?? 'guess'],
  };
}
