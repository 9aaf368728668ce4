import { detached } from '../text/detach.ts';
import { masked, type Said } from '../text/secrets/index.ts';
import type { LogEvent } from './event.ts';
import type { LanguageId, LogDocument, LogRecord } from './model.ts';

/** Records that are looked at: an exported log holds one channel, a filtered one a few. */
const MAX_RECORDS = 2000;

/** The channels and providers that Windows events name, or the sources of service traces, each once; none for any other log. */
export class Channels {
  readonly #format: LanguageId;
  readonly #found = new Set<Said>();
  #left = MAX_RECORDS;

  constructor(format: LanguageId) {
    this.#format = format;
  }

  /** True as long as further records may add something. */
  get wanted(): boolean {
    return this.#left > 0 && (this.#format === 'windows-event-log' || this.#format === 'svclog');
  }

  /** The next record, which stands in `text`, with its events. */
  see(record: LogRecord, events: readonly LogEvent[], text: string): void {
    this.#left--;
    if (this.#format === 'svclog') {
      const source = record.fields().find(({ name }) => name === 'Source');
      if (source) this.#found.add(detached(masked(text.slice(source.span.start, source.span.end))));
      return;
    }
    for (const event of events) {
      if (event.kind !== 'windows-event') continue;
      for (const token of [event.channel, event.provider]) if (token) this.#found.add(detached(masked(token.value)));
    }
  }

  names(): readonly Said[] {
    return [...this.#found];
  }
}

/** The same for a log that is there as a whole. */
export function channelsOf({ text, format, records }: LogDocument): readonly Said[] {
  const channels = new Channels(format.id);
  for (let i = 0; i < records.length && channels.wanted; i++) {
    const record = records.at(i);
    if (record) channels.see(record, record.events(), text);
  }
  return channels.names();
}
