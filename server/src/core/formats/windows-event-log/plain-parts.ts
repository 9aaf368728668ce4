import type { LogEvent } from '../../log/event.ts';
import { moveSpans } from '../../log/mapped.ts';
import type { LogField, LogLevel, LogTime } from '../../log/model.ts';
import { SourceMap } from '../../text/source-map.ts';
import type { Token } from '../../text/span.ts';
import type { Part } from './labels.ts';
import { eventsOfParts, fieldsOfParts, levelOfParts, type PartsDraft, setPart } from './parts.ts';

/** An event whose values a notation has escaped: what it says, every place that of the text. */
export interface PlainEvent {
  readonly time?: LogTime;
  readonly level?: LogLevel;
  fields(): readonly LogField[];
  events(): readonly LogEvent[];
}

const MAX_DATA = 256;

/** Collects the values of one event, escapes undone, as a text of their own; each on lines of its own, so that none runs into another. */
export class PlainParts {
  readonly map = new SourceMap();
  readonly #values: string[] = [];
  readonly #parts: PartsDraft = { data: [], ids: [], body: [] };
  #length = 0;
  #time: LogTime | undefined;

  /** Takes a value, whose code units were added to `map`, and gives it with its place in the text of all values. */
  value(value: string, behind: number): Token {
    const start = this.#length;
    this.map.add(1, behind, behind);
    this.#values.push(value, '\n');
    this.#length += value.length + 1;
    return { value, span: { start, end: start + value.length } };
  }

  time(time: LogTime | undefined): void {
    this.#time ??= time;
  }

  part(part: Exclude<Part, 'time'>, token: Token): void {
    if (token.value === '') return;
    if (part !== 'message') setPart(this.#parts, part, token);
    else if (!this.#parts.message) {
      this.#parts.message = token;
      this.#parts.body = [...this.#parts.body, token.span];
    }
  }

  datum(name: string, value: Token): void {
    if (this.#parts.data.length >= MAX_DATA) return;
    this.#parts.data = [...this.#parts.data, { name, value }];
    if (value.value !== '') this.#parts.body = [...this.#parts.body, value.span];
  }

  /** The provider and the message as they were taken. */
  get said(): { readonly provider: string; readonly message: string } {
    return { provider: this.#parts.provider?.value ?? '', message: this.#parts.message?.value ?? '' };
  }

  end(): PlainEvent {
    const text = this.#values.join('');
    const level = levelOfParts(this.#parts);
    return {
      ...(this.#time ? { time: this.#time } : {}),
      ...(level ? { level } : {}),
      fields: () => {
        const fields = moveSpans(fieldsOfParts(text, this.#parts), this.map);
        return this.#time ? [{ name: 'TimeCreated', kind: 'time' as const, span: this.#time.span }, ...fields] : fields;
      },
      events: () => moveSpans(eventsOfParts(text, this.#parts), this.map),
    };
  }
}
