import { isMapped, mapDocument } from '../log/mapped.ts';
import type { LogFormat } from '../log/model.ts';
import { withoutMarkup } from '../text/markup.ts';

/**
 * The same format, which also reads a log that TextEdit or WordPad saved as rich text, that a tool coloured for a terminal, or whose lines
 * were pasted with marks of a mail, a page or a search before them. Such a log is read whole each time.
 */
export function orMarkup(format: LogFormat): LogFormat {
  const both: LogFormat = {
    ...format,
    parse: (text, previous) => {
      const plain = withoutMarkup(text);
      if (plain) return mapDocument(text, plain, format, both);
      return { ...format.parse(text, previous && !isMapped(previous) ? previous : undefined), format: both };
    },
    inPieces: (head) => (withoutMarkup(head) ? undefined : format.inPieces(head)),
  };
  return both;
}
