import { attemptBuilder } from '../correlate/attempts.ts';
import type { AttemptBuilder, EnrollmentAttempt } from '../correlate/model.ts';
import { notUnderstood } from '../judge/understood.ts';
import type { Coverage } from '../log/coverage.ts';
import type { LogEvent, PayloadRef } from '../log/event.ts';
import type { LogFacts, WrittenTime } from '../log/facts.ts';
import { UnknownErrors } from '../log/gaps.ts';
import type { LogDocument, LogFormat, LogRecord, LogTime } from '../log/model.ts';
import { LogMessages } from '../messages/log-messages.ts';
import { type Observed, Observer } from '../observe/index.ts';
import { type Conclusions, RuleRuns } from '../rules/engine/run.ts';
import { rules } from '../rules/index.ts';
import { MESSAGE_FORMATS } from '../rules/kinds/message-rule.ts';
import type { LinePlace } from '../text/named-lines.ts';
import { once } from '../text/once.ts';
import type { Span } from '../text/span.ts';
import { Guests } from './guests.ts';
import { moved, movedRecord } from './moved.ts';
import { UnreadLines } from './unread-lines.ts';

export const MAX_PAYLOADS = 5_000;

/** Records that are to be looked at: those of a document from `from` to before `to`. It begins at `base` in the whole text. */
export interface Part {
  readonly document: LogDocument;
  readonly from: number;
  readonly to: number;
  readonly base: number;
}

/** What a scan is told of a log before it sees any of it. */
export interface ScanStart {
  readonly format: LogFormat;
  /** The beginning of the text, `HEAD_LENGTH` code units or all of it. */
  readonly head: string;
  /** Whether the text goes by, so that all messages are to be decoded while it is there, or stays. */
  readonly text: 'stays' | 'goes-by';
  /** So many observations are kept; by default as many as of any log. */
  readonly observations?: number;
  /** The line of an offset in the whole text, as far as it was read. */
  placeOf(offset: number): LinePlace;
}

/** So many records at the end are searched for one with a time: a live log may end with a broken line. */
const LAST_RECORDS = 50;
const RECORDS_A_REPORT = 4096;
/** So many attempts, the last ones, are asked whether a finding may come to mark them. */
const LAST_ATTEMPTS = 20_000;

/**
 * One look at one log, from its first record to its last: all that is found out about it is found here, whether its text is there as a
 * whole, grows, or goes by in parts. It keeps what it found, and nothing of the text.
 */
export class Scan {
  readonly unread: UnreadLines;
  readonly messages: LogMessages;
  readonly #format: LogFormat;
  readonly #rules: RuleRuns;
  readonly #attempts: AttemptBuilder;
  readonly #payloads: PayloadRef[] = [];
  readonly #observer: Observer;
  readonly #errors: UnknownErrors;
  readonly #guests = new Guests();
  readonly #goesBy: boolean;
  /** Records that the observer has seen. */
  #observed = 0;
  #count = 0;
  #first: LogTime | undefined;
  #last: LogTime | undefined;
  /** Index of the record that `#last` is of. */
  #lastAt = -1;

  constructor({ format, head, text, placeOf, observations }: ScanStart) {
    this.#format = format;
    this.unread = new UnreadLines(format, head);
    this.#errors = new UnknownErrors(format.id, (offset) => placeOf(offset).line);
    this.#rules = new RuleRuns(rules, format.id);
    this.#attempts = attemptBuilder(format.id);
    this.#observer = new Observer(format.id, placeOf, observations);
    this.#goesBy = text === 'goes-by';
    const reads = this.#goesBy ? 'all' : 'first';
    this.messages = new LogMessages((decoded, place) => this.#observer.message(decoded, place), reads);
  }

  /** Records that were seen. */
  get records(): number {
    return this.#count;
  }

  /** Messages inside the log, at most `MAX_PAYLOADS`, in log order. */
  payloads(): readonly PayloadRef[] {
    return this.#payloads.slice();
  }

  attempts(): readonly EnrollmentAttempt[] {
    return this.#attempts.attempts();
  }

  /**
   * What the records of a document say of enrollments, of all that went by where it did; made when it is asked for, since nobody may ask
   * it of a log whose text stays. The log may have grown since.
   */
  observed(attempts: readonly EnrollmentAttempt[], { records }: Pick<LogDocument, 'records'>): () => Observed {
    if (this.#goesBy) return this.#withGuests(this.#observer.end(attempts, this.#count));
    const { places } = this.#observer;
    return once(() => {
      for (; this.#observed < records.length; this.#observed++) {
        const record = records.at(this.#observed);
        if (!record || record.format) continue;
        for (const event of record.events()) this.#observer.see(event, record);
      }
      return this.#withGuests(this.#observer.end(attempts, records.length, places))();
    });
  }

  #withGuests(observe: () => Observed): () => Observed {
    const { events } = this.#guests;
    if (events === 0) return observe;
    return () => {
      const observed = observe();
      return { ...observed, beyond: observed.beyond + events };
    };
  }

  /** The first and the last time; undefined where no record has one. */
  times(): LogFacts['times'] {
    return this.#first && { first: written(this.#first), last: written(this.#last ?? this.#first) };
  }

  /** Looks at the next records. `progress` hears, every few thousand records, which share of them was seen: 0 to 1. */
  see({ document, from, to, base }: Part, progress?: (share: number) => void): void {
    const { lines, records, text } = document;
    const moves = base !== 0 || from !== this.#count;
    for (let i = from; i < to; i++) {
      if (progress && i % RECORDS_A_REPORT === 0) progress(i / to);
      const record = records.at(i);
      if (!record) continue;
      this.unread.see(record, text, base, lines);
      const events = moves ? moved(record.events(), base) : record.events();
      const placed = moves ? movedRecord(record, events, base, this.#count) : record;
      if (!placed.format) this.#noteTime(placed);
      let named = false;
      for (const event of events) if (this.#seeEvent(event, placed)) named = true;
      const unknown = placed.format ? undefined : notUnderstood(events);
      if (unknown) this.#errors.see(record, text, base, unknown);
      if (!named) this.messages.search(placed, text, base);
      this.#count++;
    }
    this.messages.read(document, base);
  }

  /** True where the event names a message. */
  #seeEvent(event: LogEvent, record: LogRecord): boolean {
    if (record.format) {
      this.#guests.see(event, record, record.format);
      return false;
    }
    this.#attempts.see(event, record);
    this.#rules.see(event, record);
    if (this.#goesBy) this.#observer.see(event, record);
    if (event.kind !== 'http' || !event.payload) return false;
    this.messages.see(event.payload, event, record);
    if (this.#payloads.length < MAX_PAYLOADS) this.#payloads.push(event.payload);
    return true;
  }

  #noteTime({ time }: LogRecord): void {
    if (!time) return;
    this.#first ??= time;
    this.#last = time;
    this.#lastAt = this.#count;
  }

  /** What the rules say now. */
  conclude(attempts: readonly EnrollmentAttempt[]): Conclusions {
    const endMs = this.#lastAt >= this.#count - LAST_RECORDS ? this.#last?.epochMs : undefined;
    return this.#guests.with(this.#rules.conclude(attempts, { endMs }, this.messages.checked()));
  }

  /** The places behind `offset` that a finding marks, or may come to mark when more of the log is known; but for messages, whose text is kept. */
  marks(offset: number): readonly Span[] {
    const recent = this.attempts()
      .slice(-LAST_ATTEMPTS)
      .filter(({ span }) => span.end > offset);
    return this.#rules.marks(offset, recent);
  }

  /** Entries that no rule can know. */
  unknownErrors(): Coverage {
    return this.#errors.coverage();
  }

  /** Messages that were not looked at. */
  unreadMessages(): Coverage {
    return MESSAGE_FORMATS.includes(this.#format.id) ? this.messages.coverage() : [];
  }
}

function written({ epochMs, zone, dateKnown, yearKnown, offsetMinutes }: LogTime): WrittenTime {
  return { epochMs, zone, dateKnown, yearKnown, ...(offsetMinutes === undefined ? {} : { offsetMinutes }) };
}
