import type { LogDocument } from '../../log/model.ts';
import { masked, type Said } from '../../text/secrets/index.ts';

/** Records that are looked at: an exported log holds one channel, a filtered one a few. */
const MAX_RECORDS = 2000;

/** The channels and providers that Windows events name, or the sources of service traces, each once; empty for any other log. */
export function channelsOf({ text, format, records }: LogDocument): readonly Said[] {
  if (format.id !== 'windows-event-log' && format.id !== 'svclog') return [];
  const channels = new Set<Said>();
  for (let i = 0; i < Math.min(records.length, MAX_RECORDS); i++) {
    const record = records.at(i);
    if (format.id === 'svclog') {
      const source = record?.fields().find(({ name }) => name === 'Source');
      if (source) channels.add(masked(text.slice(source.span.start, source.span.end)));
      continue;
    }
    for (const event of record?.events() ?? []) {
      if (event.kind !== 'windows-event') continue;
      for (const token of [event.channel, event.provider]) if (token) channels.add(masked(token.value));
    }
  }
  return [...channels];
}
