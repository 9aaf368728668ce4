import { attemptBuilder } from '../correlate/attempts.ts';
import type { AttemptBuilder } from '../correlate/model.ts';
import type { LogEvent } from '../log/event.ts';
import type { LogFormat, LogRecord } from '../log/model.ts';
import { type Conclusions, RuleRuns } from '../rules/engine/run.ts';
import { rules } from '../rules/index.ts';

interface Guest {
  readonly rules: RuleRuns;
  readonly attempts: AttemptBuilder;
}

/**
 * The pieces of other logs in a text that holds several: the rules of each format see its records alone. Their clocks and machines are
 * others than those of the text, so that no story of a case is made of them.
 */
export class Guests {
  readonly #guests = new Map<string, Guest>();
  /** Events of other logs that were seen. */
  events = 0;

  see(event: LogEvent, record: LogRecord, { id }: LogFormat): void {
    const guest = this.#guests.get(id) ?? { rules: new RuleRuns(rules, id), attempts: attemptBuilder(id) };
    this.#guests.set(id, guest);
    guest.attempts.see(event, record);
    guest.rules.see(event, record);
    this.events++;
  }

  /** What holds as of now, together with what the rules of the text itself say. Changes nothing. */
  with(own: Conclusions): Conclusions {
    if (this.#guests.size === 0) return own;
    const all = [
      own,
      ...[...this.#guests.values()].map(({ rules: runs, attempts }) =>
        runs.conclude(attempts.attempts(), { endMs: undefined }, []),
      ),
    ];
    const groups = all.flatMap((one) => one.groups);
    groups.sort((a, b) => (a.offsets[0] ?? 0) - (b.offsets[0] ?? 0));
    return { groups, faults: all.flatMap(({ faults }) => faults) };
  }
}
