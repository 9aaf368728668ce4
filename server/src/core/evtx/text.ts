import { type Localize, type Message, msg } from '../text/message.ts';
import type { EvtxProblem, EvtxSource } from './model.ts';
import { readEvtx } from './read.ts';
import { toXml } from './xml.ts';

/**
 * A native log as text: one `<Event …>…</Event>` a line, as `wevtutil query-events` prints it, oldest first. Where bytes were damaged,
 * an XML comment says what is missing. Of a log that would give more than `limit` UTF-16 code units the newest events stay, and a
 * comment at the end says how many others there are.
 */
export async function evtxText(source: EvtxSource, say: Localize, limit: number): Promise<string> {
  const kept: Piece[] = [];
  let length = 0;
  let dropped = 0;
  for await (const { events, problems } of readEvtx(source)) {
    let text = problems.map((problem) => problemLine(problem, say)).join('');
    for (const event of events) {
      text += `${toXml(event.xml)}\n`;
      for (const problem of event.problems) text += problemLine(problem, say);
    }
    kept.push({ text, events: events.length });
    length += text.length;
    while (length > limit && kept.length > 0) {
      const oldest = kept.shift();
      length -= oldest?.text.length ?? 0;
      dropped += oldest?.events ?? 0;
    }
  }
  const text = kept.map((piece) => piece.text).join('');
  return dropped === 0
    ? text
    : text + comment(msg('{0} older events are left out: the log is too large to be shown whole.', dropped), say);
}

interface Piece {
  readonly text: string;
  readonly events: number;
}

function problemLine({ offset, message }: EvtxProblem, say: Localize): string {
  return comment(msg('Byte {0} of the file: {1}', offset, message), say);
}

function comment(message: Message, say: Localize): string {
  return `<!-- ${say(message).replaceAll('--', '- -')} -->\n`;
}
