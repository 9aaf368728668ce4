import { mapDocument } from '../log/mapped.ts';
import type { LogFormat } from '../log/model.ts';
import { isRtf, readRtf } from '../text/rtf.ts';

/** The same format, which also reads a log that TextEdit or WordPad saved as rich text. Such a log is read whole each time. */
export function orRichText(format: LogFormat): LogFormat {
  const rich: LogFormat = {
    ...format,
    parse: (text, previous) => (isRtf(text) ? mapDocument(text, readRtf(text), format, rich) : format.parse(text, previous)),
  };
  return rich;
}
