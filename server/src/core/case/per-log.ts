import type { LogFacts, MessageDigest, Observation, Writer } from '../log/facts.ts';

/** Made of a log once, and kept with it: what one log says does not change. */
export function perLog<Value extends object>(make: (log: LogFacts) => Value): (log: LogFacts) => Value {
  const made = new WeakMap<LogFacts, Value>();
  return (log) => {
    let known = made.get(log);
    if (!known) {
      known = make(log);
      made.set(log, known);
    }
    return known;
  };
}

/** The SCEP messages of a log by their records. */
export const messagesOf = perLog(
  ({ messages }): ReadonlyMap<number, MessageDigest> => new Map(messages.map((message) => [message.record, message])),
);

/** Names of servers that a log of a server shows, each once, in log order. */
export const serversIn = perLog(({ observations }): ReadonlySet<string> => {
  return new Set(each(observations, ({ by, keys }) => (by === 'device' ? undefined : keys.server)));
});

/** Who wrote the lines of a log about enrollments. */
export const writersIn = perLog(({ observations }): ReadonlySet<Writer> => new Set(each(observations, ({ by }) => by)));

/** Most lines of a log say the same as the line above them. */
function each<Value>(observations: readonly Observation[], pick: (one: Observation) => Value | undefined): Value[] {
  const found: Value[] = [];
  let last: Value | undefined;
  for (const observation of observations) {
    const value = pick(observation);
    if (value === undefined || value === last) continue;
    found.push(value);
    last = value;
  }
  return found;
}
