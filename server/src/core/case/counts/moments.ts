import type { Observation } from '../../log/facts.ts';

/** Moments of lines by the reference clock; undefined where a log writes no usable time. */
export interface Moments {
  at(path: string, time: Observation['time'], record: number): number | undefined;
}
