import type { LogEvent } from '../../log/event.ts';

/** Threads that are remembered; the policy module has a few dozen. */
const MAX_THREADS = 256;

/** Gives each thread of a log a state of its own; lines without a thread share one. The oldest of too many is forgotten. */
export function perThread<T>(make: () => T): { of(event: LogEvent): T; all(): readonly T[] } {
  const states = new Map<string, T>();
  return {
    of(event) {
      const key = ('thread' in event ? event.thread : undefined) ?? '';
      const known = states.get(key);
      if (known !== undefined) return known;
      const oldest = states.size < MAX_THREADS ? undefined : states.keys().next().value;
      if (oldest !== undefined) states.delete(oldest);
      const state = make();
      states.set(key, state);
      return state;
    },
    all: () => [...states.values()],
  };
}
