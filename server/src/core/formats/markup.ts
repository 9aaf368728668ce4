import { mapDocument } from '../log/mapped.ts';
import type { LogFormat } from '../log/model.ts';
import { withoutMarkup } from '../text/markup.ts';

/**
 * The same format, which also reads a log that TextEdit or WordPad saved as rich text, or that a tool coloured for a terminal.
 * Such a log is read whole each time.
 */
export function orMarkup(format: LogFormat): LogFormat {
  const both: LogFormat = {
    ...format,
    parse: (text, previous) => {
      const plain = withoutMarkup(text);
      return plain ? mapDocument(text, plain, format, both) : format.parse(text, previous);
    },
    inPieces: (head) => (withoutMarkup(head) ? undefined : format.inPieces(head)),
  };
  return both;
}
