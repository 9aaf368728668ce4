import { PAGES } from '../../facts/pages.ts';
import type { LogEvent } from '../../log/event.ts';
import type { FieldKind, LogDocument, LogField, LogFormat, LogRecord } from '../../log/model.ts';
import { openEnded } from '../../log/pieces.ts';
import { LineRecordList } from '../../log/record-list.ts';
import { LineIndex } from '../../text/lines.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { fieldsOfEvents, inReadingOrder } from '../event-fields.ts';
import { type Attribute, levelOf, type PluginEntry, readEntry, threadOf } from './entry.ts';
import { pluginFieldHelp } from './help.ts';
import { lineReader, skipIndent } from './lines.ts';
import { pluginSamples } from './samples.ts';
import { readPluginEvents } from './wordings.ts';

/** `NDESPlugin.log`: what the Intune policy module of NDES asks the certificate registration point, and what it gets back. */
export const ndesPluginLog: LogFormat = {
  id: 'ndes-plugin-log',
  title: msg('NDES policy module log'),
  specUrl: PAGES.policyModule,
  fieldHelp: pluginFieldHelp,
  samples: pluginSamples,
  parse: (text, previous) => parse(text, previous),
  inPieces: () => openEnded((text, from) => parse(text, undefined, from), 'line'),
};

function parse(text: string, previous?: LogDocument, from = 0): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const records = LineRecordList.read(
    lines,
    lineReader(text),
    (index, span) => recordAt(text, index, span),
    previous?.records,
    undefined,
    lines.lineAt(from),
  );
  return { text, lines, format: ndesPluginLog, records, problems: [] };
}

function recordAt(text: string, index: number, place: Span): LogRecord {
  const span = { start: skipIndent(text, place.start, place.end), end: place.end };
  const entry = readEntry(text, span);
  const level = levelOf(text, entry);
  const events = (): readonly LogEvent[] => readPluginEvents(text, entry.message, threadOf(text, entry));
  return {
    index,
    span,
    ...(entry.time ? { time: entry.time } : {}),
    ...(level ? { level } : {}),
    fields: () => fieldsOf(entry, events()),
    events,
  };
}

const KINDS: Readonly<Record<Attribute['name'], FieldKind>> = {
  time: 'time',
  date: 'date',
  component: 'logger',
  context: 'text',
  type: 'level',
  thread: 'thread',
  file: 'text',
};

function fieldsOf(entry: PluginEntry, events: readonly LogEvent[]): readonly LogField[] {
  const { message, attributes } = entry;
  const whole: LogField[] = message.end > message.start ? [{ name: 'message', kind: 'text', span: message }] : [];
  const around = attributes
    .filter(({ start, end }) => end > start)
    .map(({ name, start, end }): LogField => ({ name, kind: KINDS[name], span: { start, end } }));
  return inReadingOrder([...whole, ...fieldsOfEvents(events), ...around]);
}
