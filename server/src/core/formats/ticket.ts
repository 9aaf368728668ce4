import { type Detector, detectWith } from '../log/detect.ts';
import { moveSpans } from '../log/mapped.ts';
import type { LogDocument, LogFormat, LogRecord, RecordList } from '../log/model.ts';
import { isTable } from '../log/table.ts';
import { countWhile } from '../text/sorted.ts';
import { SourceMap } from '../text/source-map.ts';
import { detectors } from './detectors.ts';

/** A longer text is a log, and what else stands in it are lines of another one. */
const LONGEST = 65_536;
/** Lines that are asked whose they are. */
const MAX_ASKED = 300;
/** As much of a text as tells what begins there. */
const LOOKED_AT = 4000;

/**
 * The same format, which also reads a ticket: a text in which somebody put pieces of several logs, one below the other, with words between
 * them. Each piece is read by its own format, and its records name it. Such a text is read whole each time.
 */
export function orTicket(format: LogFormat, all: () => readonly LogFormat[]): LogFormat {
  return {
    ...format,
    parse: (text, previous) => {
      const known = previous && previous.records instanceof TicketRecords ? undefined : previous;
      const document = format.parse(text, known);
      const pieces = mayBeTicket(text) ? piecesOf(document, format, all()) : undefined;
      return pieces ? ticketOf(document, format, pieces) : document;
    },
    inPieces: (head) => (mayBeTicket(head) && piecesOf(format.parse(head), format, all()) ? undefined : format.inPieces(head)),
  };
}

/** Lines of a text in one format. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly format: LogFormat;
}

/** How the first line of an entry may begin: a date or a time, an element or a mark of one, a level, a sentence of an event. */
const BEGINS =
  /^[ \t]{0,8}(?:\d{4}-\d\d-\d\d[ T\t]\d\d:\d\d|\d\d-\d\d \d\d:\d\d|\d\d:\d\d:\d\d[.,]\d|<!\[LOG\[|<(?:E2ETraceEvent|Event|SyncML|Atomic)[ >]|#(?:Fields|Software): |MSI \([cs]\)|\[[0-9A-F]{4}:[0-9A-F]{4}\]\[|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d |[A-Za-z]{4,8}[ \t]{1,8}\d\d:\d\d:\d\d[.\d]|\{"|SCEP[: ]|The [A-Z]|NSError:|Error Domain=)/;

/** A label, such as those of a Windows event that is copied as text; in a log of such events it says nothing new. */
const LABEL = /^[ \t]{0,8}\p{L}[\p{L} '’.-]{1,32}\s{0,20}:(?:\s|$)/u;

function mayBeTicket(text: string): boolean {
  return text.length <= LONGEST && /\n/.test(text) && !/^\s*[<{["]/.test(text) && !isTable(text);
}

/**
 * The pieces of a ticket; undefined for a text in one format. `own`: the format in which the text was read, of which something has to be
 * there: a reader who chooses another format for a log is not given the first one again.
 */
function piecesOf(
  { text, lines, records }: LogDocument,
  own: LogFormat,
  all: readonly LogFormat[],
): readonly Piece[] | undefined {
  const begun: { readonly start: number; readonly format: LogFormat }[] = [{ start: 0, format: own }];
  let asked = 0;
  for (let line = 0; line < lines.count; line++) {
    const start = lines.start(line);
    const beginning = text.slice(start, Math.min(lines.end(line), start + 300));
    if (LABEL.test(beginning) ? own.id === 'windows-event-log' : !BEGINS.test(beginning)) continue;
    const isOwn =
      records.at(records.indexAt(start))?.span.start === start && own.id !== 'ndes-plugin-log' && own.id !== 'msi-setup-log';
    if (!isOwn && asked++ >= MAX_ASKED) return undefined;
    const format = isOwn ? own : formatAt(text, start, lines.end(line), own, all);
    if (format && format !== begun.at(-1)?.format) begun.push({ start, format });
  }
  if (begun.length === 1) return undefined;
  const pieces = begun.map(({ start, format }, i) => ({ start, end: begun[i + 1]?.start ?? text.length, format }));
  return pieces.some(({ format, start, end }) => format === own && text.slice(start, end).trim() !== '') ? pieces : undefined;
}

/** The format of what begins with a line, where that is another one than its surroundings say; undefined for no beginning. */
function formatAt(text: string, start: number, end: number, own: LogFormat, all: readonly LogFormat[]): LogFormat | undefined {
  const line = text.slice(start, Math.min(end, start + LOOKED_AT));
  const id = found(detectors, line)?.id ?? blockAt(text.slice(start, start + LOOKED_AT), own, all);
  return all.find((format) => format.id === id);
}

/** Events and errors that go over lines, and begin with the first one. */
function blockAt(text: string, own: LogFormat, all: readonly LogFormat[]): string | undefined {
  for (const id of ['windows-event-log', 'ios-console-log'] as const) {
    if (
      id === own.id ||
      !found(
        detectors.filter((detector) => detector.id === id),
        text,
      )
    )
      continue;
    if (
      all
        .find((format) => format.id === id)
        ?.parse(text)
        .records.at(0)?.span.start === 0
    )
      return id;
  }
  return undefined;
}

function found(asked: readonly Detector[], head: string) {
  const detected = detectWith(asked, { head, fileName: '' });
  return detected && detected.detection.quality !== 'possible' ? detected : undefined;
}

function ticketOf({ text, lines }: LogDocument, own: LogFormat, pieces: readonly Piece[]): LogDocument {
  const parts = pieces.map((piece): Part => {
    const document = piece.format.parse(text.slice(piece.start, piece.end));
    const map = new SourceMap();
    map.add(piece.end - piece.start, piece.start, piece.end);
    return { ...piece, document, map, first: 0, guest: piece.format !== own };
  });
  let first = 0;
  const placed = parts.map((part) => {
    const one = { ...part, first };
    first += part.document.records.length;
    return one;
  });
  const problems = placed.flatMap(({ document, map }) => document.problems.map((problem) => moveSpans(problem, map)));
  return { text, lines, format: own, records: new TicketRecords(placed, first), problems };
}

interface Part extends Piece {
  readonly document: LogDocument;
  /** From the piece to the whole. */
  readonly map: SourceMap;
  /** Index of its first record. */
  readonly first: number;
  /** Read by another format than the text as a whole. */
  readonly guest: boolean;
}

class TicketRecords implements RecordList {
  readonly length: number;
  readonly #parts: readonly Part[];

  constructor(parts: readonly Part[], length: number) {
    this.#parts = parts;
    this.length = length;
  }

  get reading(): string {
    return this.#parts.map(({ format, start, document }) => `${format.id} ${start} ${document.records.reading ?? ''}`).join(';');
  }

  at(index: number): LogRecord | undefined {
    const part = this.#parts[countWhile(this.#parts.length, (i) => (this.#parts[i]?.first ?? 0) <= index) - 1];
    const record = part?.document.records.at(index - part.first);
    if (!part || !record) return undefined;
    const { map } = part;
    return {
      ...moveSpans(record, map),
      index,
      ...(part.guest ? { format: part.format } : {}),
      fields: () => moveSpans(record.fields(), map),
      events: () => moveSpans(record.events(), map),
    };
  }

  indexAt(offset: number): number {
    const part = this.#parts[countWhile(this.#parts.length, (i) => (this.#parts[i]?.start ?? 0) <= offset) - 1];
    const index = part ? part.document.records.indexAt(offset - part.start) : -1;
    return part && index >= 0 ? part.first + index : -1;
  }
}
