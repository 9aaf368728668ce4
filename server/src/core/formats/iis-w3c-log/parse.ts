import type { LogDocument, LogFormat } from '../../log/model.ts';
import type { PieceReader } from '../../log/pieces.ts';
import { LineIndex } from '../../text/lines.ts';
import type { Problem } from '../../text/problem.ts';
import { FROM_THE_TOP, Reader } from './reader.ts';
import { type Above, type FoundRecords, IisRecords, LINE_BITS, MAX_WRAPS, type ReaderStart } from './records.ts';
import { NO_TAILS, type Tails } from './tails.ts';

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

/**
 * Reads an IIS W3C log piece by piece: what a line says depends on the layout in force, on `#Date`, and, without `#Fields`, on the numbers
 * that the lines of the head end with.
 */
export function iisInPieces(format: LogFormat, head: string): PieceReader {
  let above: Above = { ...FROM_THE_TOP, tails: tailsIn(head) };
  let problems: readonly Problem[] = [];
  return {
    read(text, from, last) {
      const lines = LineIndex.of(text);
      const reader = new Reader(text, lines, goingOn(above, problems));
      const document = documentOf(format, reader, lines.lineAt(from));
      const found = reader.found();
      const settled = last ? found.count : Math.max(0, finalRecords(found));
      const line = found.firstLines[settled] ?? 0;
      const end = last ? text.length : settled === 0 ? from : lines.start(line);
      const added = document.problems.slice(problems.length).filter(({ span }) => span.start < end);
      if (settled > 0 || last) above = reader.above(settled);
      problems = [...problems, ...added];
      return { document: { ...document, problems: added }, settled, end };
    },
  };
}

function goingOn({ layout, ...resume }: Above, problems: readonly Problem[]): ReaderStart {
  const room = { firstLines: new Int32Array(ROOM), marks: new Int32Array(ROOM), count: 0 };
  return { ...room, layouts: [undefined, layout], layout: layout ? 1 : 0, resumes: [resume], problems, learnsUpTo: 0 };
}

/** What the lines of a head without `#Fields` show; the last one may be cut. */
function tailsIn(head: string): Tails {
  const fields = head.search(/^#fields:/im);
  const lacking = /^[^#\s\ufeff\0]/m.test(fields < 0 ? head : head.slice(0, fields)) || /#fields:[^\S\r\n]*$/im.test(head);
  if (!lacking) return NO_TAILS;
  const reader = new Reader(head, LineIndex.of(head));
  reader.read(0);
  return reader.found().tails;
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
