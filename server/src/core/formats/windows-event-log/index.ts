import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogFormat, LogRecord, RecordList } from '../../log/model.ts';
import { openEnded, type PieceReader } from '../../log/pieces.ts';
import { LineRecordList, SpanRecordList } from '../../log/record-list.ts';
import { HEAD_LENGTH } from '../../log/windows.ts';
import { LineIndex } from '../../text/lines.ts';
import { once } from '../../text/once.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { elementCutter, TAG_AHEAD } from '../xml.ts';
import { ROW_AHEAD } from './csv-cells.ts';
import { csvCutter, readCsvEvent } from './csv-layout.ts';
import { detailsLineKinds, readDetails } from './details-layout.ts';
import { windowsEventFieldHelp } from './help.ts';
import { jsonEventCutter, readJsonEvent } from './json-layout.ts';
import { type EventLayout, layoutOf, sameLayout } from './layout.ts';
import { objectsCutter, readObject } from './objects-layout.ts';
import { type EventParts, eventsOfParts, fieldsOfParts, levelOfParts } from './parts.ts';
import type { PlainEvent } from './plain-parts.ts';
import { windowsEventSamples } from './samples.ts';
import { eventTable } from './table-layout.ts';
import { LINES_AHEAD, readTextEvent, textLineKinds } from './text-layout.ts';
import { readXmlEvent } from './xml-layout.ts';

/** Events of the Windows event logs in the forms that people send: copied text, XML, JSON, lists (CSV), and what PowerShell prints. */
export const windowsEventLog: LogFormat = {
  id: 'windows-event-log',
  title: msg('Windows event log'),
  specUrl: PAGES.eventSchema,
  fieldHelp: windowsEventFieldHelp,
  samples: windowsEventSamples,
  parse,
  inPieces,
};

/** A text that only now turns out to be of another form is read from its start. */
function parse(text: string, previous?: LogDocument): LogDocument {
  const layout = layoutOf(text.slice(0, HEAD_LENGTH));
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const known = previous && sameLayout(layout, layoutOf(previous.text.slice(0, HEAD_LENGTH))) ? previous.records : undefined;
  return { text, lines, format: windowsEventLog, records: recordsOf(text, lines, layout, known), problems: [] };
}

function recordsOf(text: string, lines: LineIndex, layout: EventLayout, known: RecordList | undefined): RecordList {
  const read = readerOf(text, layout);
  const make = (index: number, span: Span): LogRecord => recordAt(text, index, span, read);
  switch (layout.kind) {
    case 'text': {
      const growth = { ahead: LINES_AHEAD, kindOf: textLineKinds(text, 'events') };
      return LineRecordList.read(lines, textLineKinds(text), make, known, growth);
    }
    case 'table': {
      const table = eventTable(text);
      return LineRecordList.read(lines, table.kindOf, (index, span) => recordAt(text, index, span, table.read));
    }
    case 'details':
      return LineRecordList.read(lines, detailsLineKinds(text), make);
    case 'json':
      return SpanRecordList.cut(jsonEventCutter(text), (index, span) => plainRecordAt(index, span, readJsonEvent(text, span)));
    case 'clixml':
    case 'objects': {
      const cut = objectsCutter(text, layout.kind);
      return SpanRecordList.cut(cut, (index, span) => plainRecordAt(index, span, readObject(text, span)));
    }
    case 'xml':
      return SpanRecordList.cut(elementCutter(text, 'Event'), make, known);
    case 'csv':
      return SpanRecordList.cut(csvCutter(text, layout), make, known);
  }
}

/**
 * The form of all events is that of the first one, and columns have their titles above the first row. What PowerShell and libraries print
 * is read as a whole.
 */
function inPieces(head: string): PieceReader | undefined {
  const layout = layoutOf(head);
  if (layout.kind === 'text') return textPieces();
  if (layout.kind !== 'xml' && layout.kind !== 'csv') return undefined;
  const cutterOf = (text: string) => (layout.kind === 'csv' ? csvCutter(text, layout) : elementCutter(text, 'Event'));
  const read = (text: string, from: number): LogDocument => {
    const parts = readerOf(text, layout);
    const make = (index: number, span: Span): LogRecord => recordAt(text, index, span, parts);
    const cut = cutterOf(text);
    const records = SpanRecordList.cut(cut, make, undefined, from);
    return { text, lines: LineIndex.of(text), format: windowsEventLog, records, problems: [] };
  };
  return openEnded(read, 'record', layout.kind === 'csv' ? ROW_AHEAD : TAG_AHEAD);
}

/** The lines below have a say whether an event begins, and the gap above. */
function textPieces(): PieceReader {
  let begun = false;
  return {
    read(text, from, last) {
      const lines = LineIndex.of(text);
      const make = (index: number, span: Span): LogRecord => recordAt(text, index, span, (place) => readTextEvent(text, place));
      const kindOf = textLineKinds(text, begun ? 'events' : 'nothing');
      const records = LineRecordList.read(lines, kindOf, make, undefined, undefined, lines.lineAt(from));
      const document = { text, lines, format: windowsEventLog, records, problems: [] };
      if (last) return { document, settled: records.length, end: text.length };
      const firstLine = (index: number): number => lines.lineAt(records.at(index)?.span.start ?? 0);
      let settled = Math.max(0, records.length - 1);
      while (settled > 0 && firstLine(settled) + LINES_AHEAD >= lines.count - 1) settled--;
      if (settled > 0) begun = true;
      return { document, settled, end: settled > 0 ? lines.start(firstLine(settled)) : from };
    },
  };
}

/** How the parts of one event are read. */
type PartsReader = (span: Span) => EventParts;

function readerOf(text: string, layout: EventLayout): PartsReader {
  if (layout.kind === 'xml') return (span) => readXmlEvent(text, span);
  if (layout.kind === 'csv') return (span) => readCsvEvent(text, span, layout);
  return layout.kind === 'details' ? (span) => readDetails(text, span) : (span) => readTextEvent(text, span);
}

function recordAt(text: string, index: number, span: Span, read: PartsReader): LogRecord {
  const parts = once(() => read(span));
  const { time } = parts();
  const level = levelOfParts(parts());
  return {
    index,
    span,
    ...(time ? { time } : {}),
    ...(level ? { level } : {}),
    fields: () => fieldsOfParts(text, parts()),
    events: () => eventsOfParts(text, parts()),
  };
}

function plainRecordAt(index: number, span: Span, { time, level, fields, events }: PlainEvent): LogRecord {
  return { index, span, ...(time ? { time } : {}), ...(level ? { level } : {}), fields, events };
}
