import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogFormat, RecordList } from '../../log/model.ts';
import { type PieceReader, stretchOf } from '../../log/pieces.ts';
import { type LineKind, LineRecordList } from '../../log/record-list.ts';
import { LineIndex } from '../../text/lines.ts';
import type { Problem } from '../../text/problem.ts';
import { msg } from '../../text/sentence.ts';
import { countWhile } from '../../text/sorted.ts';
import { isRecordStart } from './detect.ts';
import { httperrFieldHelp } from './help.ts';
import { hasAllColumns, isBlank, type Layout, readLayout } from './layout.ts';
import { recordOf } from './record.ts';
import { httperrSamples } from './samples.ts';

/** The log of http.sys (`httperr*.log`): requests that it answered itself or dropped, so that IIS never saw or never finished them. */
export const httperrLog: LogFormat = {
  id: 'httperr-log',
  title: msg('HTTPERR log'),
  specUrl: PAGES.httpApiErrors,
  fieldHelp: httperrFieldHelp,
  samples: httperrSamples,
  parse: (text, previous) => read(text, previous && carriedBy(previous), previous),
  inPieces,
};

const PROBLEM_LIMIT = 200;
/** Blocks of directives that are looked back at: a log has one a restart of the service. */
const LAYOUT_LIMIT = 10_000;

/** A `#Fields` line and where it stands: it holds for the lines below. */
interface PlacedLayout {
  readonly at: number;
  readonly layout: Layout;
}

/** What is known of the lines above: of a log that grew, or of the pieces before. */
interface Carried {
  readonly layouts: readonly PlacedLayout[];
  readonly problems: readonly Problem[];
}

function carriedBy({ records, problems }: LogDocument): Carried {
  return { layouts: layoutsOf.get(records) ?? [], problems };
}

function inPieces(): PieceReader {
  let carried: Carried = { layouts: [], problems: [] };
  return {
    read(text, from, last) {
      const above = carried.problems.length;
      const all = read(text, carried, undefined, from);
      const { end, settled } = stretchOf(all, from, last, 'line');
      const layout = layoutAt(layoutsOf.get(all.records) ?? [], end);
      const problems = all.problems.slice(above).filter(({ span }) => span.start < end);
      carried = {
        layouts: layout ? [{ at: ABOVE, layout }] : [],
        problems: [...carried.problems, ...problems.map((problem) => ({ ...problem, span: { start: ABOVE, end: ABOVE } }))],
      };
      return { document: { ...all, problems }, settled, end };
    },
  };
}

/** Where something stands in a piece before. */
const ABOVE = -1;

function read(text: string, carried?: Carried, previous?: LogDocument, from = 0): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const layouts: PlacedLayout[] = [...(carried?.layouts ?? [])];
  const problems: Problem[] = [...(carried?.problems ?? [])];
  const seenLayout = layouts.at(-1)?.at ?? -1;
  const seenProblem = problems.at(-1)?.span.start ?? -1;
  let layout: Layout | undefined = layouts.at(-1)?.layout;
  const kindOf = (lineStart: number, end: number): LineKind => {
    let start = lineStart;
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    if (start === end) return 'blank';
    if (text.charCodeAt(start) === 0x23) {
      const read = readLayout(text, start, end);
      if (read && start > seenLayout && layouts.length < LAYOUT_LIMIT) layouts.push({ at: start, layout: read });
      layout = read ?? layout;
      return 'foreign';
    }
    if (!isRecordStart(text, start, end)) return 'foreign';
    // A last line without a line end is still being written.
    if (end < text.length && start > seenProblem && problems.length < PROBLEM_LIMIT) {
      if (!hasAllColumns(text, { start, end }, layout)) problems.push(columnsOdd(start, end));
    }
    return 'record';
  };
  const records = LineRecordList.read(
    lines,
    kindOf,
    (index, span) => recordOf(text, layoutAt(layouts, span.start), index, withoutBlanks(text, span)),
    previous?.records,
    undefined,
    lines.lineAt(from),
  );
  layoutsOf.set(records, layouts);
  return { text, lines, format: httperrLog, records, problems };
}

/** What a log that grows has to know of the lines before. */
const layoutsOf = new WeakMap<RecordList, readonly PlacedLayout[]>();

function layoutAt(layouts: readonly PlacedLayout[], offset: number): Layout | undefined {
  return layouts[countWhile(layouts.length, (i) => (layouts[i]?.at ?? 0) < offset) - 1]?.layout;
}

function withoutBlanks(text: string, span: { readonly start: number; readonly end: number }) {
  let { start, end } = span;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function columnsOdd(start: number, end: number): Problem {
  return {
    code: 'columns-odd',
    span: { start, end },
    message: msg('This line has another number of columns than HTTPERR writes: it was cut, or is not from this log.'),
  };
}
