import type { ClockOptions } from '../../core/case/clocks/options.ts';
import { msg, type Sentence } from '../../core/text/sentence.ts';
import type { CaseClockRow, SetClockParams } from '../../protocol/case.ts';
import { caseName } from '../log/case-name.ts';

/** A day: more is no clock but another date. */
const MOST_SECONDS = 24 * 3600;

/** The clocks that the reader set or refused, by the names of their logs in the case. */
export class SetClocks {
  readonly #set = new Map<string, number>();
  readonly #refused = new Set<string>();

  /** Takes in what the reader wants; gives why that cannot be. `counted`: the name under which the log counts. */
  put({ uri, clock }: SetClockParams, counted: (name: string) => string): Sentence | undefined {
    if (clock.kind === 'offset' && !(Math.abs(clock.seconds) <= MOST_SECONDS)) return TOO_FAR;
    const name = counted(caseName(uri));
    this.#set.delete(name);
    this.#refused.delete(name);
    if (clock.kind === 'offset') this.#set.set(name, clock.seconds / 60);
    if (clock.kind === 'refused') this.#refused.add(name);
    return undefined;
  }

  kindOf(name: string): CaseClockRow['set'] | undefined {
    if (this.#set.has(name)) return 'by-hand';
    return this.#refused.has(name) ? 'refused' : undefined;
  }

  options(): ClockOptions {
    return { set: new Map(this.#set), refused: new Set(this.#refused) };
  }
}

const TOO_FAR = msg('A clock can be set at most 24 hours ahead of UTC or behind it.');
