import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogFormat, LogRecord } from '../../log/model.ts';
import { openEnded, type PieceReader } from '../../log/pieces.ts';
import { LineRecordList, SpanRecordList } from '../../log/record-list.ts';
import { HEAD_LENGTH } from '../../log/windows.ts';
import { LineIndex } from '../../text/lines.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { elementCutter, TAG_AHEAD } from '../xml.ts';
import { ROW_AHEAD } from './csv-cells.ts';
import { csvCutter, readCsvEvent } from './csv-layout.ts';
import { windowsEventFieldHelp } from './help.ts';
import { type EventLayout, layoutOf, sameLayout } from './layout.ts';
import { type EventParts, eventsOfParts, fieldsOfParts, levelOfParts } from './parts.ts';
import { windowsEventSamples } from './samples.ts';
import { LINES_AHEAD, readTextEvent, textLineKinds } from './text-layout.ts';
import { readXmlEvent } from './xml-layout.ts';

/** Events of the Windows event logs in the forms that people send: copied text, XML (Event Viewer, wevtutil), and lists (CSV). */
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
  const make = (index: number, span: Span): LogRecord => recordAt(text, index, span, layout);
  const records =
    layout.kind === 'text'
      ? LineRecordList.read(lines, textLineKinds(text), make, known, {
          ahead: LINES_AHEAD,
          kindOf: textLineKinds(text, 'events'),
        })
      : SpanRecordList.cut(cutterOf(text, layout), make, known);
  return { text, lines, format: windowsEventLog, records, problems: [] };
}

/** The form of all events is that of the first one, and columns have their titles above the first row. */
function inPieces(head: string): PieceReader {
  const layout = layoutOf(head);
  if (layout.kind === 'text') return textPieces();
  const read = (text: string, from: number): LogDocument => {
    const make = (index: number, span: Span): LogRecord => recordAt(text, index, span, layout);
    const records = SpanRecordList.cut(cutterOf(text, layout), make, undefined, from);
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
      const make = (index: number, span: Span): LogRecord => recordAt(text, index, span, { kind: 'text' });
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

function cutterOf(text: string, layout: Exclude<EventLayout, { kind: 'text' }>): (from: number) => Span | undefined {
  return layout.kind === 'xml' ? elementCutter(text, 'Event') : csvCutter(text, layout);
}

function recordAt(text: string, index: number, span: Span, layout: EventLayout): LogRecord {
  let known: EventParts | undefined;
  const parts = (): EventParts => {
    known ??= partsOf(text, span, layout);
    return known;
  };
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

function partsOf(text: string, span: Span, layout: EventLayout): EventParts {
  switch (layout.kind) {
    case 'xml':
      return readXmlEvent(text, span);
    case 'csv':
      return readCsvEvent(text, span, layout);
    case 'text':
      return readTextEvent(text, span);
  }
}
