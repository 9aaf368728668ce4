import type { LogDocument } from '../../log/model.ts';

/** Events that are looked at: an exported log holds one channel, a filtered one a few. */
const MAX_RECORDS = 2000;

/** The channels and providers that the Windows events of a log name, each once; empty for any other log. */
export function channelsOf({ format, records }: LogDocument): readonly string[] {
  if (format.id !== 'windows-event-log') return [];
  const channels = new Set<string>();
  for (let i = 0; i < Math.min(records.length, MAX_RECORDS); i++) {
    for (const event of records.at(i)?.events() ?? []) {
      if (event.kind !== 'windows-event') continue;
      for (const token of [event.channel, event.provider]) if (token) channels.add(token.value);
    }
  }
  return [...channels];
}
