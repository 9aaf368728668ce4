import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogFormat, LogLevel, LogRecord } from '../../log/model.ts';
import { type LineKind, LineRecordList, SpanRecordList } from '../../log/record-list.ts';
import { LineIndex } from '../../text/lines.ts';
import { msg } from '../../text/message.ts';
import { lineEndWithin } from '../../text/search.ts';
import type { Span } from '../../text/span.ts';
import { type HeaderReader, headerReader } from './columns.ts';
import { type IosMessage, readIosEvents, readIosFields, readIosMessage } from './events.ts';
import { type IosHeader, iosLevel } from './header.ts';
import { iosFieldHelp } from './help.ts';
import { isLogJson, jsonEntryCutter } from './json-layout.ts';
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
};

function parse(text: string, previous?: LogDocument): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  if (isLogJson(text)) {
    const records = SpanRecordList.cut(
      jsonEntryCutter(text),
      (index, span) => jsonRecordAt(text, index, span),
      previous?.records,
    );
    return { text, lines, format: iosConsoleLog, records, problems: [] };
  }
  const { columns, read } = headerReader(text);
  const records = LineRecordList.read(
    lines,
    (start, end) => (start === columns?.start ? 'foreign' : kindOf(text, start, end, read)),
    (index, span) => recordAt(text, index, span, read),
    sameColumns(columns, previous?.text) ? previous?.records : undefined,
  );
  return { text, lines, format: iosConsoleLog, records, problems: [] };
}

/** Lines that the tools write around the log: column titles of `log show`, and idevicesyslog's remarks. */
const FOREIGN =
  /^(?:Timestamp\s{2,60}(?:Thread\b|Ty\b|\(process\))|Filtering the log data |\[(?:dis)?connected[:\]]|Skipping (?:info|debug) messages)/;

/** The titles may come only now: then the rows above are read anew. */
function sameColumns(columns: Columns | undefined, before: string | undefined): boolean {
  return before !== undefined && columnsOf(before)?.end === columns?.end;
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
