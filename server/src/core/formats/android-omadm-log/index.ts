import { PAGES } from '../../facts/pages.ts';
import type { LogDocument, LogFormat, LogRecord } from '../../log/model.ts';
import { type PieceReader, stretchOf } from '../../log/pieces.ts';
import { type LineKind, LineRecordList, SpanRecordList } from '../../log/record-list.ts';
import { LineIndex } from '../../text/lines.ts';
import type { Problem } from '../../text/problem.ts';
import { lineEndWithin } from '../../text/search.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { readOmadmEvents, readOmadmFields } from './events.ts';
import { levelOf, readOmadmHeader, threadOf, timeOf } from './header.ts';
import { omadmFieldHelp } from './help.ts';
import { isScepLine, readLogcatHeader, readLogcatTime } from './logcat.ts';
import { omadmSamples } from './samples.ts';
import { blockCutter, cutProblem, syncmlLayout } from './trace.ts';

/** The log of the Intune Company Portal on Android: its agent, the SyncML it receives, and jscep, its SCEP client. */
export const androidOmadmLog: LogFormat = {
  id: 'android-omadm-log',
  title: msg('Android OMADM log'),
  specUrl: PAGES.scepProfiles,
  fieldHelp: omadmFieldHelp,
  samples: omadmSamples,
  parse,
  inPieces,
};

const PROBLEM_LIMIT = 200;

/** A text that only now turns out to be of the other kind is read from its start. */
function parse(text: string, previous?: LogDocument): LogDocument {
  const isSyncml = syncmlLayout(text) !== undefined;
  const same = previous && isSyncml === (syncmlLayout(previous.text) !== undefined) ? previous : undefined;
  return isSyncml ? parseSyncml(text, same) : parseLines(text, same);
}

/** Which of the two a text is, its beginning tells. */
function inPieces(head: string): PieceReader {
  const isSyncml = syncmlLayout(head) !== undefined;
  let left = PROBLEM_LIMIT;
  return {
    read(text, from, last) {
      const document = isSyncml ? parseSyncml(text, undefined, from) : parseLines(text, undefined, from);
      const { end, settled } = stretchOf(document, from, last, isSyncml ? 'record' : 'line');
      const problems = document.problems.filter(({ span }) => span.start < end).slice(0, left);
      left -= problems.length;
      return { document: { ...document, problems }, settled, end };
    },
  };
}

function parseSyncml(text: string, previous?: LogDocument, from = 0): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const records = SpanRecordList.cut(blockCutter(text), (index, span) => blockAt(text, index, span), previous?.records, from);
  const problems: Problem[] = [];
  for (let i = 0; i < records.length && problems.length < PROBLEM_LIMIT; i++) {
    const problem = cutProblem(text, records.at(i)?.span ?? { start: 0, end: 0 });
    if (problem) problems.push(problem);
  }
  return { text, lines, format: androidOmadmLog, records, problems };
}

function parseLines(text: string, previous?: LogDocument, from = 0): LogDocument {
  const lines = previous ? previous.lines.grown(text) : LineIndex.of(text);
  const problems: Problem[] = previous ? [...previous.problems] : [];
  const seen = problems.at(-1)?.span.start ?? -1;
  const kindOf = (start: number, end: number): LineKind => {
    const header = readOmadmHeader(text, start, end) ?? readLogcatHeader(text, start, end);
    if (!header) return otherLine(text, start, end);
    // A last line without a line end is still being written.
    if (header.messageStart === undefined && end < text.length && start > seen && problems.length < PROBLEM_LIMIT) {
      problems.push(columnsMissing(start, end));
    }
    return 'record';
  };
  const records = LineRecordList.read(
    lines,
    kindOf,
    (index, span) => recordAt(text, index, span),
    previous?.records,
    undefined,
    lines.lineAt(from),
  );
  return { text, lines, format: androidOmadmLog, records, problems };
}

function recordAt(text: string, index: number, span: Span): LogRecord {
  const end = lineEndWithin(text, span.start, span.end);
  const logcat = readLogcatHeader(text, span.start, end);
  const header = logcat ?? readOmadmHeader(text, span.start, end) ?? {};
  const message = header.messageStart === undefined ? undefined : { start: header.messageStart, end: span.end };
  const time = logcat?.time ? readLogcatTime(text, logcat.time.start, span.end) : timeOf(text, header);
  const level = levelOf(text, header);
  const thread = threadOf(text, header);
  return {
    index,
    span,
    ...(time ? { time } : {}),
    ...(level ? { level } : {}),
    ...(thread ? { thread } : {}),
    fields: () => readOmadmFields(text, header, message, logcat ? 'tag' : 'logger'),
    events: () =>
      message && (!logcat || isScepLine(text, logcat, span.end)) ? readOmadmEvents(text, message, header.logger) : [],
  };
}

function blockAt(text: string, index: number, span: Span): LogRecord {
  return {
    index,
    span,
    fields: () => readOmadmFields(text, {}, span, 'logger'),
    events: () => readOmadmEvents(text, span),
  };
}

function columnsMissing(start: number, end: number): Problem {
  return {
    code: 'columns-missing',
    span: { start, end },
    message: msg(
      'This line stops before its message: time, level, logger, process id and thread id should come first. It was cut, or is not from this log.',
    ),
  };
}

/** logcat writes `--------- beginning of main` where a buffer begins. */
function otherLine(text: string, start: number, end: number): LineKind {
  if (text.startsWith('--------- beginning of ', start)) return 'foreign';
  return isBlankLine(text, start, end) ? 'blank' : 'text';
}

function isBlankLine(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}
