import type { EnrollmentAttempt } from '../correlate/model.ts';
import { LIMITS } from '../limits.ts';
import type { LogEvent } from '../log/event.ts';
import type { LogFacts, MessageDigest, Observation, WrittenTime } from '../log/facts.ts';
import type { LanguageId, LogRecord, LogTime } from '../log/model.ts';
import { plainObservation } from '../log/observed/row.ts';
import { ObservationTable } from '../log/observed/table.ts';
import type { MessagePlace } from '../messages/message-places.ts';
import type { DecodedMessage } from '../scep/index.ts';
import type { LinePlace } from '../text/named-lines.ts';
import { once } from '../text/once.ts';
import { countWhile } from '../text/sorted.ts';
import { androidReader } from './android.ts';
import { appleReader } from './apple.ts';
import { digestOf, type MessageCore } from './digest.ts';
import type { Draft, Reader, Writable } from './draft.ts';
import { completed, lookup, type More } from './joined.ts';
import { pluginReader } from './plugin.ts';
import { Pool } from './pool.ts';
import { registrationPointReader } from './registration-point.ts';
import { serverReader } from './server.ts';
import { windowsReader } from './windows.ts';

/**
 * Takes down what the records of one log say about enrollments, while the log is read. Events and records come with the offsets and
 * indexes that they have in the whole log. A log that grows goes on: what `end` gave stays as it was.
 */
export class Observer {
  readonly #reader: Reader | undefined;
  readonly #placeOf: (offset: number) => LinePlace;
  readonly #most: number;
  readonly #pool = new Pool();
  readonly #seen = new ObservationTable();
  /** How what was given out changed since: each change is a row of its own. */
  readonly #changed = new ObservationTable();
  readonly #given: Observation[] = [];
  /** So many more there would be than are kept. */
  #beyond = 0;
  readonly #messages: MessageDigest[] = [];
  readonly #cores = new WeakMap<DecodedMessage, MessageCore>();

  /** `placeOf` gives the line of an offset in the whole log, and where that begins. Beyond `most` observations they are only counted; 0 for one who wants none. */
  constructor(format: LanguageId, placeOf: (offset: number) => LinePlace, most: number = LIMITS.observations) {
    this.#most = most;
    this.#reader = READERS[format]?.();
    this.#placeOf = placeOf;
  }

  see(event: LogEvent, record: LogRecord): void {
    if (this.#most === 0) return; // nobody asks
    const drafts = this.#reader?.see(event, record);
    if (!drafts || drafts.length === 0) return;
    if (this.#seen.rows + drafts.length > this.#most) this.#beyond += drafts.length;
    else for (const draft of drafts) this.#seen.add(this.#observed(draft, record));
  }

  /** A message that was read at a place of the log, in any order. */
  message(decoded: DecodedMessage, { span, record, time }: MessagePlace): void {
    const core = this.#cores.get(decoded) ?? digestOf(decoded);
    if (!core) return;
    this.#cores.set(decoded, core);
    const { line, start } = this.#placeOf(span.start);
    this.#messages.push({
      span: { start: span.start, end: span.end },
      line,
      column: span.start - start,
      record,
      ...(time ? { time: writtenTime(time) } : {}),
      ...core,
    });
  }

  /** So many places of messages were heard of. */
  get places(): number {
    return this.#messages.length;
  }

  /**
   * What was seen in the first `records` of the log, each observation with its attempt and with what the SCEP message in its record says.
   * `read`: the first places of messages that count. Made when it is asked for; what is seen later does not show in it.
   */
  end(attempts: readonly EnrollmentAttempt[], records: number, read = this.#messages.length): () => Observed {
    const seen = countWhile(this.#seen.rows, (row) => this.#seen.recordAt(row) < records);
    const beyond = this.#beyond;
    const whole = this.#reader?.whole?.() ?? {};
    return once(() => {
      const messages = this.#messages.slice(0, read).sort((a, b) => a.span.start - b.span.start);
      return { observations: this.#joined(seen, lookup(attempts, messages, whole, records)), messages, beyond };
    });
  }

  /** The first observations, completed: those that were never given out in their rows, the others, where that changes them, in another one. */
  #joined(count: number, more: (one: Observation) => More): readonly Observation[] {
    const given = this.#given;
    for (let row = 0; row < count; row++) {
      const one = given[row] ?? this.#seen.at(row);
      const completion = completed(one, more(one));
      if (row >= given.length) {
        if (completion) this.#seen.complete(row, completion);
        given.push(one);
      } else if (completion) {
        const { attempt, ...rest } = { ...plainObservation(one), ...completion };
        given[row] = this.#changed.at(this.#changed.add(attempt === undefined ? rest : { ...rest, attempt }));
      }
    }
    return given.slice(0, count);
  }

  #observed(draft: Draft, { index, span, time }: LogRecord): Observation {
    const { http, event, codes, durationMs, upTo } = draft;
    const place = this.#placeOf(draft.span.start);
    const first = span.start >= place.start ? place.line : this.#placeOf(span.start).line;
    const last = this.#placeOf(Math.max(span.start, span.end - 1)).line;
    const one: Writable<Observation> = {
      record: index,
      span: draft.span,
      line: place.line,
      column: draft.span.start - place.start,
      further: last - first,
      by: draft.by,
      platform: draft.platform,
      act: draft.act,
      phase: draft.phase,
      step: draft.step,
      outcome: draft.outcome,
      words: this.#pool.words(draft.words),
      keys: draft.by === 'iis' && draft.keys ? this.#pool.callerKeys(draft.keys) : this.#pool.keys(draft.keys),
    };
    if (time) one.time = time;
    if (http) one.http = this.#pool.http(http);
    if (durationMs !== undefined) one.durationMs = durationMs;
    if (first < place.line) one.top = first;
    if (upTo !== undefined) one.upTo = upTo;
    if (event) one.event = this.#pool.event(event);
    if (codes) one.codes = codes;
    return one;
  }
}

/** What one log says of enrollments. */
export interface Observed extends Pick<LogFacts, 'observations' | 'messages'> {
  /** So many more observations there would be than are kept. */
  readonly beyond: number;
}

const READERS: Partial<Record<LanguageId, () => Reader>> = {
  'iis-w3c-log': () => serverReader('iis'),
  'httperr-log': () => serverReader('http-sys'),
  'android-omadm-log': androidReader,
  'ios-console-log': appleReader,
  'windows-event-log': windowsReader,
  'ndes-plugin-log': pluginReader,
  svclog: registrationPointReader,
};

function writtenTime({ epochMs, zone, dateKnown, yearKnown, offsetMinutes, biasMinutes }: LogTime): WrittenTime {
  const written: Writable<WrittenTime> = { epochMs, zone, dateKnown, yearKnown };
  if (offsetMinutes !== undefined) written.offsetMinutes = offsetMinutes;
  if (biasMinutes !== undefined) written.biasMinutes = biasMinutes;
  return written;
}
