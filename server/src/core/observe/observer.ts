import type { EnrollmentAttempt } from '../correlate/model.ts';
import type { MessagePlace } from '../knowledge/engine/log-messages.ts';
import type { LogEvent } from '../log/event.ts';
import type { LogFacts, MessageDigest, Observation, WrittenTime } from '../log/facts.ts';
import type { LanguageId, LogRecord, LogTime } from '../log/model.ts';
import type { DecodedMessage } from '../scep/index.ts';
import type { LinePlace } from '../text/named-lines.ts';
import { once } from '../text/once.ts';
import { androidReader } from './android.ts';
import { appleReader } from './apple.ts';
import { digestOf, type MessageCore } from './digest.ts';
import type { Draft, Reader } from './draft.ts';
import { joined } from './joined.ts';
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
  readonly #pool = new Pool();
  readonly #seen: Observation[] = [];
  readonly #messages: MessageDigest[] = [];
  readonly #cores = new WeakMap<DecodedMessage, MessageCore>();
  #time: WrittenTime | undefined;

  /** `placeOf` gives the line of an offset in the whole log, and where that begins. */
  constructor(format: LanguageId, placeOf: (offset: number) => LinePlace) {
    this.#reader = READERS[format]?.();
    this.#placeOf = placeOf;
  }

  see(event: LogEvent, record: LogRecord): void {
    const drafts = this.#reader?.see(event, record);
    if (!drafts || drafts.length === 0) return;
    for (const draft of drafts) this.#seen.push(this.#observed(draft, record));
  }

  /** A message that was read at a place of the log, in any order. */
  message(decoded: DecodedMessage, { span, record, time }: MessagePlace): void {
    const core = this.#cores.get(decoded) ?? digestOf(decoded);
    if (!core) return;
    this.#cores.set(decoded, core);
    const { line, start } = this.#placeOf(span.start);
    const written = this.#written(time);
    this.#messages.push({
      ...core,
      span: { start: span.start, end: span.end },
      line,
      column: span.start - start,
      record,
      ...(written ? { time: written } : {}),
    });
  }

  /**
   * What was seen so far, each observation with its attempt and with what the SCEP message in its record says. Made when it is asked
   * for; what is seen later does not show in it.
   */
  end(attempts: readonly EnrollmentAttempt[]): () => Observed {
    const [seen, read] = [this.#seen.length, this.#messages.length];
    const whole = this.#reader?.whole?.() ?? {};
    return once(() => {
      const messages = this.#messages.slice(0, read).sort((a, b) => a.span.start - b.span.start);
      return { observations: joined(this.#seen.slice(0, seen), messages, attempts, whole), messages };
    });
  }

  #observed(draft: Draft, record: LogRecord): Observation {
    const { line, start } = this.#placeOf(draft.span.start);
    const first = this.#placeOf(record.span.start).line;
    const last = this.#placeOf(Math.max(record.span.start, record.span.end - 1)).line;
    const time = this.#written(record.time);
    const { http, event, codes, durationMs, upTo } = draft;
    return {
      ...{ record: record.index },
      span: { start: draft.span.start, end: draft.span.end },
      line,
      column: draft.span.start - start,
      ...(first < line ? { top: first } : {}),
      further: last - first,
      by: draft.by,
      platform: draft.platform,
      act: draft.act,
      phase: draft.phase,
      step: draft.step,
      outcome: draft.outcome,
      words: this.#pool.words(draft.words),
      keys: this.#pool.keys(draft.keys ?? {}),
      ...(time ? { time } : {}),
      ...(upTo === undefined ? {} : { upTo }),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(http ? { http: this.#pool.http(http) } : {}),
      ...(event ? { event: this.#pool.event(event) } : {}),
      ...(codes ? { codes } : {}),
    };
  }

  /** Server logs have whole seconds: many records share one. */
  #written(time: LogTime | undefined): WrittenTime | undefined {
    if (!time) return undefined;
    const last = this.#time;
    const { span: _, ...written } = time;
    const { epochMs, zone, dateKnown, offsetMinutes, biasMinutes } = written;
    if (
      last?.epochMs === epochMs &&
      last.zone === zone &&
      last.offsetMinutes === offsetMinutes &&
      last.biasMinutes === biasMinutes &&
      last.dateKnown === dateKnown
    ) {
      return last;
    }
    this.#time = written;
    return this.#time;
  }
}

/** What one log says of enrollments. */
export type Observed = Pick<LogFacts, 'observations' | 'messages'>;

const READERS: Partial<Record<LanguageId, () => Reader>> = {
  'iis-w3c-log': () => serverReader('iis'),
  'httperr-log': () => serverReader('http-sys'),
  'android-omadm-log': androidReader,
  'ios-console-log': appleReader,
  'windows-event-log': windowsReader,
  'ndes-plugin-log': pluginReader,
  svclog: registrationPointReader,
};
