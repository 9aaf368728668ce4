/** Text with everything invisible or direction-changing written out, for example `⟨U+202E⟩`. Tabs stay; line ends become `\n`. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu,
      (unseen) => `⟨U+${(unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}

/** Text for a place that has one line: a title, a label. Everything visible, at most `limit` code units. */
export function oneLine(text: string, limit = Number.POSITIVE_INFINITY): string {
  return shorten(visible(text).replace(/[\n\t]/g, ' '), limit);
}

/** At most `limit` code units, with an ellipsis where something was left out; never half a surrogate pair. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
  return `${text.slice(0, end)}…`;
}
