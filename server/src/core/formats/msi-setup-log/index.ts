import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogField, LogFormat, LogRecord } from '../../log/model.ts';
import { openEnded } from '../../log/pieces.ts';
import { type LineKind, LineRecordList } from '../../log/record-list.ts';
import { LineIndex } from '../../text/lines.ts';
import { lineEndWithin } from '../../text/search.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { inReadingOrder } from '../event-fields.ts';
import { type BurnHeader, burnLevel, burnTime, readBurnHeader } from './burn-header.ts';
import { readBurnWording } from './burn-wordings.ts';
import { type MsiHeader, readMsiHeader, timeOf } from './header.ts';
import { msiFieldHelp } from './help.ts';
import { msiSamples } from './samples.ts';
import { readMsiWording } from './wordings.ts';

/** What happened when a connector was set up: `SetupMsi.log` of Windows Installer, or the log of the WiX bundle around it. */
export const msiSetupLog: LogFormat = {
  id: 'msi-setup-log',
  title: msg('Connector setup log'),
  specUrl: PAGES.connectorSetup,
  fieldHelp: msiFieldHelp,
  samples: msiSamples,
  parse: (text, previous) => parse(text, previous),
  inPieces: () => openEnded((text, from) => parse(text, undefined, from), 'line'),
};

function parse(text: string, previous?: LogDocument, from = 0): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const records = LineRecordList.read(
    lines,
    (start, end) => kindOf(text, start, end),
    (index, span) => recordAt(text, index, span),
    previous?.records,
    undefined,
    lines.lineAt(from),
  );
  return { text, lines, format: msiSetupLog, records, problems: [] };
}

/** Custom actions write lines without a header, so each line is an entry; only indented ones go on. */
function kindOf(text: string, start: number, end: number): LineKind {
  const indented = isBlank(text.charCodeAt(start));
  for (let at = start; at < end; at++) if (!isBlank(text.charCodeAt(at))) return indented ? 'text' : 'record';
  return 'blank';
}

function isBlank(code: number): boolean {
  return code <= 32;
}

function recordAt(text: string, index: number, place: Span): LogRecord {
  const span = text.charCodeAt(place.start) === 0xfeff ? { start: place.start + 1, end: place.end } : place;
  const lineEnd = lineEndWithin(text, span.start, span.end);
  const burn = readBurnHeader(text, span.start, lineEnd);
  if (burn) return bundleRecord(text, { index, span, lineEnd }, burn);
  const header = readMsiHeader(text, span.start, lineEnd);
  const start = header?.messageStart ?? span.start;
  const message = once(() => readMsiWording(text, { start, end: lineEnd }));
  const time = header && timeOf(text, header);
  return {
    index,
    span,
    ...(time ? { time } : {}),
    fields: () => fieldsOf(header ? columnsOf(header) : [], { start, end: lineEnd }, message().fields),
    events: () => message().events,
  };
}

function bundleRecord(
  text: string,
  { index, span, lineEnd }: { readonly index: number; readonly span: Span; readonly lineEnd: number },
  header: BurnHeader,
): LogRecord {
  const place = { start: Math.min(header.messageStart, lineEnd), end: lineEnd };
  const message = once(() => readBurnWording(text, header, place));
  const time = burnTime(text, header);
  return {
    index,
    span,
    ...(time ? { time } : {}),
    level: burnLevel(text, header),
    fields: () => fieldsOf(bundleColumns(header), place, message().fields),
    events: () => message().events,
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function columnsOf({ side, ids, time }: MsiHeader): readonly LogField[] {
  return [
    { name: 'side', kind: 'category', span: side },
    { name: 'ids', kind: 'thread', span: ids },
    { name: 'time', kind: 'time', span: time },
  ];
}

function bundleColumns({ pid, tid, time, level, number }: BurnHeader): readonly LogField[] {
  return [
    { name: 'pid', kind: 'process', span: pid },
    { name: 'tid', kind: 'thread', span: tid },
    { name: 'time', kind: 'time', span: time },
    { name: 'level', kind: 'level', span: level },
    { name: 'message-number', kind: 'number', span: number },
  ];
}

function fieldsOf(columns: readonly LogField[], message: Span, inner: readonly LogField[]): readonly LogField[] {
  const whole: readonly LogField[] = message.end > message.start ? [{ name: 'message', kind: 'text', span: message }] : [];
  return inReadingOrder([...columns, ...whole, ...inner]);
}
