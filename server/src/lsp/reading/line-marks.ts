import type { LogRecord } from '../../core/log/model.ts';
import { recordsIn } from '../../core/log/records.ts';
import { together } from '../../core/text/secrets/index.ts';
import type {
  FailedLinesAnswer,
  LineMarksAnswer,
  LineMarksParams,
  LineRange,
  LongText,
  MarkedLine,
  MarkedWord,
  MarkSeverity,
} from '../../protocol/reading.ts';
import type { LogArgument } from '../../protocol.ts';
import { positionAt } from '../answer/convert.ts';
import { shownGroups } from '../log/findings.ts';
import type { OpenLog } from '../log/log-store.ts';
import type { Session } from '../session/session.ts';
import { colourOf, outcomeColours, type TokenType } from './colours.ts';
import { entryOf } from './entry.ts';
import { drawnColumns, longTexts } from './long-texts.ts';
import { type FailedLine, failedLines, labelOf } from './reasons.ts';

/** Lines that are answered for at once: more than any window shows. */
const MOST_LINES = 500;
/** A ruler has fewer pixels. */
const RULER = 4000;
/** A window that is not wide shows so many columns of a line. */
const SEEN_COLUMNS = 100;

/** How the lines of a log are drawn that a window shows: what failed, levels and outcomes, and long texts. */
export function lineMarks(session: Session, { uri, first, last }: LineMarksParams): LineMarksAnswer {
  const log = session.logs.get(uri);
  if (!log) return null;
  const { lines } = log.analysis.document;
  const until = Math.min(last, first + MOST_LINES, lines.count - 1);
  const span = { start: lines.start(first), end: lines.end(until) };
  const records = [...recordsIn(log.analysis.document, span)];
  const long = new Map<number, readonly LongText[]>(entriesIn(log, records, session).map((entry) => [entry.line, [entry]]));
  for (let line = Math.max(0, first); line <= until; line++) {
    const found = long.has(line) ? [] : longTexts(log.analysis.document, line, session);
    if (found.length > 0) long.set(line, found);
  }
  return {
    lines: failedLines(session, log, span, MOST_LINES).flatMap((failed) => markedLine(session, log, failed, long)),
    words: records.flatMap((record) => wordsOf(log, record)).filter(({ line }) => line >= first && line <= until),
    long: [...long.values()].flat(),
  };
}

/** The first line of each event that stands in XML, as a sentence; the rest of it is folded. */
function entriesIn({ analysis: { document } }: OpenLog, records: readonly LogRecord[], { say }: Session): readonly LongText[] {
  return records.flatMap((record): readonly LongText[] => {
    const { start: offset } = record.span;
    if (document.text[offset] !== '<') return [];
    const entry = entryOf(document, record, say);
    if (!entry) return [];
    const line = document.lines.lineAt(offset);
    const start = offset - document.lines.start(line);
    const end = Math.min(record.span.end, document.lines.end(line)) - document.lines.start(line);
    const label = entry.moment ? together`${entry.moment} ${entry.text}` : entry.text;
    return [{ line, start, from: start, end, label, entry: severityOfLevel(record.level) }];
  });
}

function severityOfLevel(level: LogRecord['level']): MarkSeverity | 'other' {
  if (level === 'error' || level === 'fault') return 'error';
  return level === 'warning' ? 'warning' : 'other';
}

function markedLine(
  session: Session,
  log: OpenLog,
  failed: FailedLine,
  long: ReadonlyMap<number, readonly LongText[]>,
): readonly MarkedLine[] {
  const { line, severity, offsets } = failed;
  if (severity === 'information') return [];
  const { lines } = log.analysis.document;
  const at = offsets.map((offset) => offset - lines.start(line));
  const isSeen = drawnColumns(lines, line, long.get(line) ?? []) <= SEEN_COLUMNS;
  return [{ line, severity, at, ...(isSeen ? {} : { label: labelOf(session, log, failed) }) }];
}

const SEVERITIES: Partial<Readonly<Record<TokenType, MarkSeverity>>> = { scepError: 'error', scepWarning: 'warning' };

function wordsOf(log: OpenLog, record: LogRecord): readonly MarkedWord[] {
  const { lines } = log.analysis.document;
  const outcomes = outcomeColours(record);
  return record.fields().flatMap((field) => {
    const severity = SEVERITIES[colourOf(log, field, record.level, outcomes) ?? 'scepNumber'];
    const start = positionAt(lines, field.span.start);
    const end = positionAt(lines, field.span.end);
    if (!severity || field.kind === 'text' || start.line !== end.line) return [];
    return [{ line: start.line, start: start.character, end: end.character, severity }];
  });
}

/** The lines of a log that have findings, all of them, for its overview. */
export function linesOfFindings({ logs, settings }: Session, { uri }: LogArgument): FailedLinesAnswer {
  const log = logs.get(uri);
  if (!log) return null;
  const { lines } = log.analysis.document;
  const found: Record<MarkSeverity, number[]> = { error: [], warning: [] };
  for (const group of shownGroups(log.analysis, settings)) {
    const severity = group.shown[0]?.severity;
    if (severity === 'error' || severity === 'warning') {
      for (const offset of group.offsets) found[severity].push(lines.lineAt(offset));
    }
  }
  const apart = Math.max(1, Math.ceil(lines.count / RULER));
  return { error: rangesOf(found.error, apart), warning: rangesOf(found.warning, apart) };
}

/** Lines as ranges; those that are at most `apart` from each other are one. */
function rangesOf(lines: readonly number[], apart: number): readonly LineRange[] {
  const ranges: [number, number][] = [];
  for (const line of lines.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && line - last[1] <= apart) last[1] = line;
    else ranges.push([line, line]);
  }
  return ranges;
}
