/**
 * Markdown for readers, made from text of strangers. Whatever a log says comes out as text: no link, no image, no HTML, no
 * heading, no formula. Every Markdown that the server sends is put together here and only here.
 */
import { oneLine, visible } from '../core/text/visible.ts';

/** Escapes text for use inside a Markdown line. Line breaks become spaces; what cannot be seen is written out. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .trimStart()
    .replace(/[\\`*[\]<&|~$@]/g, '\\$&')
    .replace(/(?<![^\W_])_+|_+(?![^\W_])/g, (edge) => '\\_'.repeat(edge.length)) // inside a word it is only text
    .replace(/\/(?=\/)/g, '\\/') // no bare address becomes a link
    .replace(/(www)(\.)/gi, '$1\\$2')
    .replace(/^(?:[#+=>-]|(\d{1,9})([.)]))/, (start, digits?: string, mark?: string) =>
      digits === undefined ? `\\${start}` : `${digits}\\${mark}`,
    );
}

/** An inline code span that no backtick in the text can leave. Cut to `limit` code units. */
export function code(text: string, limit = 400): string {
  const line = oneLine(text, limit);
  if (line.trim() === '') return '` `';
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || (line.startsWith(' ') && line.endsWith(' ')) ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

/** A fenced block that no backtick in the text can leave. `language` is one of ours, never log text. */
export function fence(text: string, language = ''): string {
  const block = visible(text);
  const ticks = '`'.repeat(Math.max(3, longestRun(block) + 1));
  return `${ticks}${language}\n${block}\n${ticks}`;
}

/** A link to one of our own sources; an address that is not https gives the label alone. */
export function link(label: string, url: string): string {
  const text = escapeMarkdown(label);
  return url.startsWith('https://') ? `[${text}](${inTarget(url)})` : text;
}

/** A link that runs one of our commands, where the client trusts it. */
export function commandLink(label: string, command: string, argument: unknown): string {
  return `[${escapeMarkdown(label)}](command:${command}?${inTarget(encodeURIComponent(JSON.stringify([argument])))})`;
}

function inTarget(url: string): string {
  return url.replace(/[\s()<>"'`\\[\]|]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}
