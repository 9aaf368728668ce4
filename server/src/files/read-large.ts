import fs from 'node:fs/promises';
import path from 'node:path';
import { analyzeLog, parseLog } from '../core/analyze.ts';
import { detectLog } from '../core/detect.ts';
import { HEAD_LENGTH } from '../core/log/detect.ts';
import { type LogSummary, summarize } from '../core/log-summary.ts';
import { type Localize, type Message, msg } from '../core/text/message.ts';
import type { Span } from '../core/text/span.ts';
import { readStreamed } from './read-stream.ts';
import { decodeHead, readText } from './read-text.ts';

/** What reading a file of any size gives. A reason is a sentence that names the file. */
export type LargeFile =
  | { readonly kind: 'log'; readonly summary: LogSummary }
  | { readonly kind: 'foreign' }
  | { readonly kind: 'error'; readonly reason: Message };

/** How the time of a log that is read whole divides, roughly: reading, finding the records, and looking at them. */
const READ = 0.1;
const PARSED = 0.3;

/**
 * Reads a log from disk and says what is in it: piece by piece where its format allows it, else whole. `progress` is first called
 * when the log was recognised, then with the share that is done. Never throws.
 */
export async function readLarge(file: string, localize: Localize, progress: (share: number) => void): Promise<LargeFile> {
  try {
    const streamed = await readStreamed(file, localize, { wanted: 'places', progress });
    if (streamed) return { kind: 'log', summary: summarize({ ...streamed.analysis, problems: [] }) };
    return await readWhole(file, localize, progress);
  } catch (error) {
    return { kind: 'error', reason: readFailure(file, error) };
  }
}

async function readWhole(file: string, localize: Localize, progress: (share: number) => void): Promise<LargeFile> {
  if (!(await looksLikeLog(file))) return { kind: 'foreign' };
  progress(0);
  const read = await readText(file, localize);
  if (read.kind === 'error') return { kind: 'error', reason: msg('{0}: {1}', path.basename(file), read.reason) };
  const text = read.kind === 'text' ? read.text : '';
  progress(READ);
  const detected = detectLog({ head: text.slice(0, HEAD_LENGTH), fileName: slashed(file) });
  const document = detected && parseLog(text, { languageId: detected.id });
  if (!document) return { kind: 'foreign' };
  progress(PARSED);
  const { groups } = analyzeLog(document, (share) => progress(PARSED + share * (1 - PARSED)));
  const { format, lines, problems, records } = document;
  const placeOf = (offset: number): { line: number; start: number } => {
    const line = lines.lineAt(offset);
    return { line, start: lines.start(line) };
  };
  const onOneLine = ({ start, end }: Span): Span => ({ start, end: Math.min(end, lines.end(lines.lineAt(start))) });
  const told = problems.map((problem) => ({ ...problem, span: onOneLine(problem.span) }));
  return { kind: 'log', summary: summarize({ format, records: records.length, groups, problems: told, placeOf }) };
}

/** Looks at the beginning only, so that files of other programs are not read. */
async function looksLikeLog(file: string): Promise<boolean> {
  const handle = await fs.open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_LENGTH), 0, HEAD_LENGTH, 0);
    const head = decodeHead(buffer.subarray(0, bytesRead));
    return head.kind === 'text' && detectLog({ head: head.text, fileName: slashed(file) }) !== undefined;
  } finally {
    await handle.close();
  }
}

function slashed(file: string): string {
  return file.replaceAll('\\', '/');
}

/** Why a file could not be read, as a sentence. */
export function readFailure(file: string, error: unknown): Message {
  const name = path.basename(file);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return msg('{0} is not there any more.', name);
    case 'EACCES':
    case 'EPERM':
      return msg('{0} may not be read: the system denies access.', name);
    case 'EISDIR':
      return msg('{0} is a folder.', name);
    case 'ERR_WORKER_OUT_OF_MEMORY':
      return msg('{0} is too large for the memory of this machine.', name);
    default:
      return msg('{0} could not be read: {1}', name, error instanceof Error ? error.message : String(error));
  }
}
