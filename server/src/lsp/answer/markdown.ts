/**
 * Markdown for readers, made from text of strangers. Whatever a log says comes out as text: no link, no image, no HTML, no
 * heading, no formula. Every Markdown that the server sends is put together here and only here.
 */
import { masked, own, type Said, together } from '../../core/text/secrets/index.ts';
import { oneLine, type Shown, visible } from '../../core/text/visible.ts';

declare const markdown: unique symbol;

/** Markdown in which nothing of a log acts. Parts of it are put together by `together` and `joined`. */
export type Markdown = Shown & { readonly [markdown]: true };

/** Escapes text for use inside a Markdown line. Line breaks become spaces; what cannot be seen is written out. */
export function escapeMarkdown(text: Said): Markdown {
  return oneLine(text)
    .trimStart()
    .replace(/[\\`*[\]<&|~$@]/g, '\\$&')
    .replace(/(?<![^\W_])_+|_+(?![^\W_])/g, (edge) => '\\_'.repeat(edge.length)) // inside a word it is only text
    .replace(/\/(?=\/)/g, '\\/') // no bare address becomes a link
    .replace(/(www)(\.)/gi, '$1\\$2')
    .replace(/^(?:[#+=>-]|(\d{1,9})([.)]))/, (start, digits?: string, mark?: string) =>
      digits === undefined ? `\\${start}` : `${digits}\\${mark}`,
    ) as Markdown;
}

/** An inline code span that no backtick in the text can leave. Cut to `limit` code units. */
export function code(text: Said, limit = 400): Markdown {
  const line = oneLine(text, limit);
  if (line.trim() === '') return own('` `');
  const ticks = own('`'.repeat(longestRun(line) + 1));
  const pad = own(line.startsWith('`') || line.endsWith('`') || (line.startsWith(' ') && line.endsWith(' ')) ? ' ' : '');
  return together`${ticks}${pad}${line}${pad}${ticks}` as Markdown;
}

/** A fenced block that no backtick in the text can leave. `language` is one of ours, never log text. */
export function fence(text: Said, language = ''): Markdown {
  const block = visible(text);
  const ticks = own('`'.repeat(Math.max(3, longestRun(block) + 1)));
  return together`${ticks}${own(language)}\n${block}\n${ticks}` as Markdown;
}

/** A link to one of our own sources; an address that is not https gives the label alone. */
export function link(label: Said, url: string): Markdown {
  const text = escapeMarkdown(label);
  return url.startsWith('https://') ? together`[${text}](${own<Markdown>(inTarget(masked(url)))})` : text;
}

/** A link to a line of a log, `uri#L7`; an address that is no file gives the label alone. */
export function placeLink(label: Said, uri: string): Markdown {
  const text = escapeMarkdown(label);
  return /^(?:file|vscode-remote|scep-bundle|scep-evtx):/i.test(uri)
    ? together`[${text}](${own<Markdown>(inTarget(uri))})`
    : text;
}

/** A link that runs one of our commands, where the client trusts it. Its argument names a place: a uri and numbers. */
export function commandLink(label: Said, command: string, argument: unknown): Markdown {
  const target = own<Markdown>(`command:${command}?${inTarget(encodeURIComponent(JSON.stringify([argument])))}`);
  return together`[${escapeMarkdown(label)}](${target})`;
}

function inTarget(url: string): string {
  return url.replace(/[\s()<>"'`\\[\]|]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function longestRun(text: string): number {
  let longest = 0;
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length);
  return longest;
}
