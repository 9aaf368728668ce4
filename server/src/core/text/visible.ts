import type { Said } from './secrets/index.ts';

declare const shown: unique symbol;

/** Text fit to be shown as plain text: no secret, no control character, nothing invisible or direction-changing. May have lines. */
export type Shown = Said & { readonly [shown]: 'text' | 'line' | 'words' };

/** The same, on one line. */
export type Line = Shown & { readonly [shown]: 'line' | 'words' };

/** A line in which nobody finds a link, a command or an icon: for messages, menus and the like of an editor. */
export type Words = Line & { readonly [shown]: 'words' };

/**
 * Text with everything invisible or direction-changing written out, for example `⟨U+202E⟩`: controls, formats, fillers and tags.
 * Tabs stay; line ends become `\n`.
 */
export function visible(text: Said): Shown {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu,
      (unseen) => `⟨U+${(unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    ) as Shown;
}

/** Text for a place that has one line: a title, a label. Everything visible, at most `limit` code units. */
export function oneLine(text: Said, limit = Number.POSITIVE_INFINITY): Line {
  return shorten(visible(text).replace(/[\n\t]/g, ' ') as Line, limit);
}

/**
 * One line that no reader of it takes for more than words: a space breaks whatever would be a link (`[label](target)`, `<scheme:…>`,
 * `scheme://…`), the uri of a command, or an icon such as `$(check)`. At most `limit` code units.
 */
export function inert(text: Said, limit = Number.POSITIVE_INFINITY): Words {
  const words = oneLine(text)
    .replace(/[\]$](?=\()/g, '$& ')
    .replace(/<(?=[a-z][a-z\d+.-]{0,31}:)/gi, '$& ')
    .replace(/(?:\b(?:command|javascript|data|vscode(?:-[a-z\d]{1,20}){0,3})):(?=[^\s…])|:(?=\/\/)/gi, '$& ') as Words;
  return shorten(words, limit);
}

/** At most `limit` code units, with an ellipsis where something was left out; never half a surrogate pair. */
export function shorten<Text extends Said>(text: Text, limit: number): Text {
  if (text.length <= limit) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
  return `${text.slice(0, end)}…` as Text;
}
