import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogFormat, LogRecord } from '../../log/model.ts';
import { openEnded } from '../../log/pieces.ts';
import { SpanRecordList } from '../../log/record-list.ts';
import { LineIndex } from '../../text/lines.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { elementCutter, TAG_AHEAD } from '../xml.ts';
import { readTraceEvents } from './events.ts';
import { fieldsOfTrace } from './fields.ts';
import { svclogFieldHelp } from './help.ts';
import { svclogSamples } from './samples.ts';
import { readTrace, traceLevel } from './trace.ts';

/** Service traces of .NET: the Intune connector of 2018 to 2021 writes its registration point and its service so. */
export const svclog: LogFormat = {
  id: 'svclog',
  title: msg('Connector service trace'),
  specUrl: PAGES.serviceTraces,
  fieldHelp: svclogFieldHelp,
  samples: svclogSamples,
  parse: (text, previous) => parse(text, previous),
  inPieces: () => openEnded((text, from) => parse(text, undefined, from), 'record', TAG_AHEAD),
};

/** The files have no root element and mostly no line breaks: records are cut at the elements. */
function parse(text: string, previous?: LogDocument, from = 0): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const records = SpanRecordList.cut(
    elementCutter(text, 'E2ETraceEvent'),
    (index, span) => recordAt(text, index, span),
    previous?.records,
    from,
  );
  return { text, lines, format: svclog, records, problems: [] };
}

/** The activity of a trace that belongs to none. */
const NO_ACTIVITY = /^[{}0-]+$/;

function recordAt(text: string, index: number, span: Span): LogRecord {
  const trace = readTrace(text, span);
  const level = traceLevel(trace);
  const column = (name: string): string | undefined => trace.columns.find((one) => one.name === name)?.token.value;
  const thread = column('ThreadID');
  const activity = column('ActivityID');
  return {
    index,
    span,
    ...(trace.time ? { time: trace.time } : {}),
    ...(level ? { level } : {}),
    ...(thread === undefined ? {} : { thread: `${column('ProcessID') ?? ''},${thread}` }),
    ...(activity === undefined || NO_ACTIVITY.test(activity) ? {} : { activity }),
    fields: () => fieldsOfTrace(text, trace),
    events: () => readTraceEvents(text, trace),
  };
}
