import type { LogDocument, LogFormat } from '../../log/model.ts';
import { LineIndex } from '../../text/lines.ts';
import { Reader } from './reader.ts';
import { type FoundRecords, IisRecords, LINE_BITS, MAX_WRAPS } from './records.ts';

/**
 * Reads an IIS W3C log. With `previous`, whose text `text` begins with, reading goes on at the last known records, which new
 * text may change; everything before is taken over.
 */
export function parseIis(format: LogFormat, text: string, previous: LogDocument | undefined): LogDocument {
  const known = previous?.records instanceof IisRecords ? previous.records.found : undefined;
  if (!previous || !known || known.count === 0 || text.length < previous.text.length) {
    return documentOf(format, new Reader(text, LineIndex.of(text)), 0);
  }
  const keep = finalRecords(known);
  const line = known.firstLines[keep] ?? 0;
  const lines = known.lines.grown(text);
  const reader = new Reader(text, lines, {
    firstLines: known.firstLines.slice(0, keep + ROOM),
    marks: known.marks.slice(0, keep + ROOM),
    count: keep,
    layouts: known.layouts,
    layout: (known.marks[keep] ?? 0) >> LINE_BITS,
    resumes: known.resumes,
    problems: previous.problems.filter((problem) => problem.span.start < lines.start(line)),
  });
  return documentOf(format, reader, line);
}

/** How many records no further text can change: a record may take in the lines behind it, and the last line may grow. */
function finalRecords(known: FoundRecords): number {
  const open = known.lines.count - 1 - MAX_WRAPS;
  let keep = known.count - 1;
  while (keep > 0 && (known.firstLines[keep - 1] ?? 0) >= open) keep--;
  return keep;
}

/** Room for a few more records, so that one appended line does not copy the columns twice. */
const ROOM = 64;

function documentOf(format: LogFormat, reader: Reader, fromLine: number): LogDocument {
  reader.read(fromLine);
  const found = reader.found();
  return { text: found.text, lines: found.lines, format, records: new IisRecords(found), problems: reader.problems };
}
