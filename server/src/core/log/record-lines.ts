import type { Observation } from './facts.ts';

/** The first line of the record that says something, from 0: where a reader is led to. */
export function firstLineOf({ line, top = line }: Pick<Observation, 'line' | 'top'>): number {
  return top;
}

/** Its last line. */
export function lastLineOf(observation: Pick<Observation, 'line' | 'top' | 'further'>): number {
  return firstLineOf(observation) + observation.further;
}
