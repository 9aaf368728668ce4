import { type CodeReading, explainCode } from '../../core/lookup/index.ts';
import { remarkOn } from '../../core/text/proof.ts';
import { joined, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { code, escapeMarkdown, link, type Markdown } from '../answer/markdown.ts';
import { plainText, type VirtualText } from '../answer/virtual-text.ts';
import type { CodeAddress } from '../answer/virtual-uri.ts';
import type { Session } from '../session/session.ts';

/** What a code means, as Markdown: all readings, the likeliest first. */
export function codeDocument({ say }: Session, address: CodeAddress): VirtualText {
  const { asked, readings, suggestions } = explainCode(address.code);
  const parts: Markdown[] = [together`# ${text(say, verbatim(asked))}`];
  if (readings.length === 0) parts.push(text(say, msg('No table of ours knows this.')));
  for (const reading of readings) parts.push(...readingParts(reading, say));
  if (suggestions.length > 0) parts.push(text(say, msg('Written nearly so: {0}', suggestions.join(', '))));
  return plainText(together`${joined(parts, '\n\n')}\n`);
}

function readingParts(reading: CodeReading, say: Localize): readonly Markdown[] {
  const remark = remarkOn(reading);
  const rows = reading.rows.map((row) =>
    row.code
      ? together`- ${text(say, row.label)}: ${code(say(row.value))}`
      : together`- ${text(say, row.label)}: ${text(say, row.value)}`,
  );
  return [
    together`## ${text(say, msg('{0} ({1})', reading.title, reading.of))}`,
    ...reading.paragraphs.map((paragraph) => text(say, paragraph)),
    ...(rows.length > 0 ? [joined(rows, '\n')] : []),
    ...(remark ? [together`*${text(say, remark)}*`] : []),
    ...(reading.link === undefined ? [] : [link(say(msg('Documentation')), reading.link)]),
  ];
}

function text(say: Localize, message: Sentence): Markdown {
  return escapeMarkdown(say(message));
}
