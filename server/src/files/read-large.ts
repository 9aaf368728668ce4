import path from 'node:path';
import { analyzeLog, checkAllMessages, parseLog } from '../core/analyze/index.ts';
import { detectLog } from '../core/detect.ts';
import { type EvtxPiece, type EvtxStretch, isEvtx, type PartStart, PartStarts } from '../core/evtx/index.ts';
import { withFile } from '../core/log/coverage.ts';
import { type Detected, HEAD_LENGTH } from '../core/log/detect.ts';
import { type LogSummary, summarize } from '../core/log-summary.ts';
import { type Localize, type Message, msg } from '../core/text/message.ts';
import type { Span } from '../core/text/span.ts';
import { type FileVersion, surveyEventLog } from './event-log.ts';
import { openFile } from './open-file.ts';
import { readFailure } from './read-failure.ts';
import { readStreamed } from './read-stream.ts';
import { decodeHead, readText } from './read-text.ts';

/** What reading a file of any size gives. A reason is a sentence that names the file. */
export type LargeFile =
  | { readonly kind: 'log'; readonly summary: LogSummary; readonly parts?: LogParts }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'error'; readonly reason: Message };

/** The parts in which a large native event log is shown. */
export interface LogParts {
  readonly version: FileVersion;
  readonly parts: readonly EvtxStretch[];
  /** One for each part, in the text that the offsets of the summary count in. */
  readonly starts: readonly PartStart[];
}

/**
 * Reads a log piece by piece and says what is in it; `whole`: its format does not allow that. `progress` is first called when the log
 * was recognised, then with the share that is done. Never throws.
 */
export async function readLargeStreamed(
  file: string,
  localize: Localize,
  progress: (share: number) => void,
): Promise<LargeFile | { readonly kind: 'whole' }> {
  try {
    if (!(await beginsLikeLog(file))) return { kind: 'foreign' };
    const survey = await surveyEventLog(file);
    if (survey.kind === 'error') return survey;
    const starts = new PartStarts(survey.kind === 'parts' ? survey.parts : []);
    const heard = (piece: EvtxPiece): void => starts.add(piece);
    const streamed = await readStreamed(file, localize, { from: 0, wanted: 'places', heard, progress });
    if (!streamed) return { kind: 'whole' };
    const coverage = withFile(streamed.analysis.coverage, streamed.damage);
    const summary = summarize({ ...streamed.analysis, coverage, problems: [] });
    if (survey.kind === 'whole') return { kind: 'log', summary };
    return { kind: 'log', summary, parts: { version: survey.version, parts: survey.parts, starts: starts.starts } };
  } catch (error) {
    return { kind: 'error', reason: readFailure(file, error) };
  }
}

/** How the time of a log that is read whole divides, roughly: reading, finding the records, and looking at them. */
const READ = 0.1;
const PARSED = 0.3;

/** The same for a log that has to be in memory as a whole. */
export async function readLargeWhole(file: string, localize: Localize, progress: (share: number) => void): Promise<LargeFile> {
  progress(0);
  const read = await readText(file, localize);
  if (read.kind === 'error') return { kind: 'error', reason: msg('{0}: {1}', path.basename(file), read.reason) };
  const text = read.kind === 'text' ? read.text : '';
  const { damage = [] } = read;
  progress(READ);
  const detected = detectLog({ head: text.slice(0, HEAD_LENGTH), fileName: slashed(file) });
  const document = detected && parseLog(text, { languageId: detected.id });
  if (!document) return { kind: 'foreign' };
  progress(PARSED);
  const { groups, coverage } = checkAllMessages(analyzeLog(document, (share) => progress(PARSED + share * (1 - PARSED))));
  const { format, lines, problems, records } = document;
  const placeOf = (offset: number): { line: number; start: number } => {
    const line = lines.lineAt(offset);
    return { line, start: lines.start(line) };
  };
  const onOneLine = ({ start, end }: Span): Span => ({ start, end: Math.min(end, lines.end(lines.lineAt(start))) });
  const told = problems.map((problem) => ({ ...problem, span: onOneLine(problem.span) }));
  return {
    kind: 'log',
    summary: summarize({
      format,
      records: records.length,
      groups,
      coverage: withFile(coverage, damage),
      problems: told,
      placeOf,
    }),
  };
}

/** Looks at the beginning only, so that files of other programs are not read. */
async function beginsLikeLog(file: string): Promise<boolean> {
  const handle = await openFile(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_LENGTH), 0, HEAD_LENGTH, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (isEvtx(bytes)) return true;
    const head = decodeHead(bytes);
    const detected = head.kind === 'text' ? detectLog({ head: head.text, fileName: slashed(file) }) : undefined;
    return detected !== undefined && isClaimed(file, detected);
  } finally {
    await handle.close();
  }
}

/** Most XML, JSON and CSV files are no logs: there a likeness, or the name alone, is not enough. */
function isClaimed(file: string, { detection: { quality } }: Detected): boolean {
  if (/\.(?:xml|jsonl?|ndjson)$/i.test(file)) return quality === 'certain';
  return quality !== 'possible' || !/\.csv$/i.test(file);
}

function slashed(file: string): string {
  return file.replaceAll('\\', '/');
}
