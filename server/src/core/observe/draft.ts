import type { LogEvent, Platform } from '../log/event.ts';
import type { Keys, Observation } from '../log/facts.ts';
import type { LogRecord } from '../log/model.ts';

/** What an event says, before it is known where in the log that stands. Keys and words may still point into the text of the log. */
export type Draft = Omit<Observation, 'record' | 'line' | 'column' | 'further' | 'time' | 'attempt' | 'keys'> & {
  readonly keys?: Keys;
};

/** Says what the events of one log mean for an enrollment. Sees every event once, in log order. */
export interface Reader {
  /** What the event says, mostly nothing. */
  see(event: LogEvent, record: LogRecord): readonly Draft[];
  /** What holds for all that a device says in this log, as far as it is known by now. */
  whole?(): Whole;
}

/** A log of one device may name it in one place, for all others. */
export interface Whole {
  readonly platform?: Platform;
  readonly keys?: Keys;
}

/** How an observation stands in the flow. */
export type Meaning = Pick<Observation, 'act' | 'phase' | 'step' | 'upTo' | 'outcome'>;

/** The step that a failure is about, or the first and the last of those that it may be about. */
export type Steps = Pick<Observation, 'step' | 'upTo'>;

export const NOTHING: readonly Draft[] = [];

/** For objects that are filled member by member, which costs less than spreading. */
export type Writable<T> = { -readonly [K in keyof T]: T[K] };

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** The keys that are there, without the others. */
export function keysOf(keys: Optional<Keys>): Keys {
  const known: Writable<Keys> = {};
  for (const name in keys) {
    const value = keys[name as keyof Keys];
    if (value !== undefined && value !== '') known[name as keyof Keys] = value;
  }
  return known;
}
