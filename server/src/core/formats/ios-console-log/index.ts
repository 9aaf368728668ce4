import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogFormat, LogLevel, LogRecord, RecordList } from '../../log/model.ts';
import { openEnded, type PieceReader, stretchOf } from '../../log/pieces.ts';
import { type LineKind, LineRecordList, SpanRecordList } from '../../log/record-list.ts';
import { HEAD_LENGTH } from '../../log/windows.ts';
import { LineIndex } from '../../text/lines.ts';
import { lineEndWithin } from '../../text/search.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { inReadingOrder } from '../event-fields.ts';
import { bareErrorKind, hasBareError } from './bare-error.ts';
import { type HeaderReader, headerReader } from './columns.ts';
import { type IosMessage, messageFields, readIosEvents, readIosFields, readIosMessage } from './events.ts';
import { type IosHeader, iosLevel } from './header.ts';
import { iosFieldHelp } from './help.ts';
import { jsonEntryCutter, jsonStyleOf } from './json-layout.ts';
import { jsonRecordAt } from './json-records.ts';
import { skipControlWords, trimmedLineEnd } from './rtf.ts';
import { iosSamples } from './samples.ts';
import { type Columns, columnsOf } from './titles.ts';

/** The console of an iPhone, iPad or Mac, in whichever way it was saved: Console app, syslog, idevicesyslog, `log show`. */
export const iosConsoleLog: LogFormat = {
  id: 'ios-console-log',
  title: msg('Apple console log'),
  specUrl: PAGES.scepProfiles,
  fieldHelp: iosFieldHelp,
  samples: iosSamples,
  parse,
  inPieces,
};

function parse(text: string, previous?: LogDocument): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const head = text.slice(0, HEAD_LENGTH);
  const json = jsonStyleOf(head);
  if (json) {
    const records = SpanRecordList.cut(
      jsonEntryCutter(text, json),
      (index, span) => jsonRecordAt(text, index, span),
      previous?.records,
    );
    return { text, lines, format: iosConsoleLog, records, problems: [] };
  }
  if (isBare(head)) return readErrors(text, lines);
  const columns = columnsOf(head);
  return readLines(text, lines, columns, sameColumns(columns, previous?.text) ? previous?.records : undefined);
}

function readLines(text: string, lines: LineIndex, columns: Columns | undefined, previous?: RecordList, from = 0): LogDocument {
  const read = headerReader(text, columns);
  const records = LineRecordList.read(
    lines,
    (start, end) => (start === columns?.start ? 'foreign' : kindOf(text, start, end, read)),
    (index, span) => recordAt(text, index, span, read),
    previous,
    undefined,
    lines.lineAt(from),
  );
  return { text, lines, format: iosConsoleLog, records, problems: [] };
}

/** Errors that were copied without the rows that logged them. */
function readErrors(text: string, lines: LineIndex): LogDocument {
  const kind = (start: number, end: number): LineKind => bareErrorKind(text, start, end);
  const records = LineRecordList.read(lines, kind, (index, span) => errorAt(text, index, span));
  return { text, lines, format: iosConsoleLog, records, problems: [] };
}

function errorAt(text: string, index: number, span: Span): LogRecord {
  const message = readIosMessage(text, span.start, span.end);
  const events = () => readIosEvents(text, message, '');
  return { index, span, fields: () => inReadingOrder(messageFields(text, message, events())), events };
}

/** True for a text that holds errors and, as far as it begins, no row of a console. */
function isBare(head: string): boolean {
  if (!hasBareError(head)) return false;
  const read = headerReader(head, columnsOf(head));
  const lines = LineIndex.of(head);
  for (let line = 0; line < Math.min(lines.count, BARE_LINES); line++) if (read(lines.start(line), lines.end(line))) return false;
  return true;
}

const BARE_LINES = 1000;

/** Style and titles stand at the beginning; errors alone are read as a whole. */
function inPieces(head: string): PieceReader | undefined {
  const json = jsonStyleOf(head);
  if (json) {
    const read = (text: string, from: number): LogDocument => {
      const make = (index: number, span: Span): LogRecord => jsonRecordAt(text, index, span);
      const records = SpanRecordList.cut(jsonEntryCutter(text, json), make, undefined, from);
      return { text, lines: LineIndex.of(text), format: iosConsoleLog, records, problems: [] };
    };
    return openEnded(read, 'line');
  }
  if (isBare(head)) return undefined;
  const columns = columnsOf(head);
  let behind = 0;
  return {
    read(text, from, last) {
      const base = behind - from; // where `text` begins
      const moved = columns && { ...columns, start: columns.start - base, end: columns.end - base };
      const stretch = stretchOf(readLines(text, LineIndex.of(text), moved, undefined, from), from, last, 'line');
      behind = base + stretch.end;
      return stretch;
    },
  };
}

/** Lines that the tools write around the log: column titles of `log show`, and idevicesyslog's remarks. */
const FOREIGN =
  /^(?:Timestamp\s{2,60}(?:Thread\b|Ty\b|\(process\))|Filtering the log data |\[(?:dis)?connected[:\]]|Skipping (?:info|debug) messages)/;

/** The titles, or the first row, may come only now: then what is above is read anew. */
function sameColumns(columns: Columns | undefined, before: string | undefined): boolean {
  return (
    before !== undefined && !isBare(before.slice(0, HEAD_LENGTH)) && columnsOf(before.slice(0, HEAD_LENGTH))?.end === columns?.end
  );
}

function kindOf(text: string, start: number, end: number, read: HeaderReader): LineKind {
  if (read(start, end)) return 'record';
  const stop = trimmedLineEnd(text, start, Math.min(end, start + 2000));
  if (skipControlWords(text, start, stop) >= stop) return 'blank';
  return FOREIGN.test(text.slice(start, Math.min(end, start + 120))) ? 'foreign' : 'text';
}

function recordAt(text: string, index: number, span: Span, read: HeaderReader): LogRecord {
  const header = read(span.start, lineEndWithin(text, span.start, span.end));
  if (!header) return { index, span, fields: () => [], events: () => [] };
  const start = Math.min(header.messageStart, span.end);
  const message = readIosMessage(text, start, Math.max(start, trimmedLineEnd(text, start, header.messageEnd ?? span.end)));
  const level = levelOf(text, header, message);
  const events = () => readIosEvents(text, message, text.slice(header.process.start, header.process.end));
  return {
    index,
    span,
    time: header.time,
    ...(level ? { level } : {}),
    fields: () => readIosFields(text, header, message, events()),
    events,
  };
}

/** ManagedConfiguration logs all at one syslog level and writes the real one into the message, which therefore counts. */
function levelOf(text: string, header: IosHeader, message: IosMessage): LogLevel | undefined {
  const span = message.ownLevel ?? header.level;
  return span && iosLevel(text.slice(span.start, span.end));
}
