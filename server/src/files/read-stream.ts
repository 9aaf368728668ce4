import type fs from 'node:fs/promises';
import { analyzePieces, type StreamedAnalysis, type Wanted } from '../core/analyze-stream.ts';
import { detectLog } from '../core/detect.ts';
import { type EvtxPiece, evtxPieces, type HearProblem, isEvtx } from '../core/evtx/index.ts';
import { svclog } from '../core/formats/svclog/index.ts';
import { windowsEventLog } from '../core/formats/windows-event-log/index.ts';
import { layoutOf } from '../core/formats/windows-event-log/layout.ts';
import { type Detected, HEAD_LENGTH, WINDOW_LENGTH } from '../core/log/detect.ts';
import type { LogFormat } from '../core/log/model.ts';
import { EvtxDamage } from '../core/read/evtx-damage.ts';
import type { FileGap } from '../core/read/file-gap.ts';
import type { FileBytes } from '../core/text/file-bytes.ts';
import type { Localize } from '../core/text/message.ts';
import { decodeWindows1252 } from '../core/text/windows-1252.ts';
import { type DiskPath, shownPath } from './disk-path.ts';
import { readWatched } from './file-state.ts';
import { openFile } from './open-file.ts';
import { counted, evtxSource } from './read-evtx.ts';
import { decodeHead } from './read-text.ts';

/** Shorter files are read whole. */
const STREAMED_FROM = 16 * 1024 * 1024;
/** In bytes of a file, and in UTF-16 code units of the text that is made of events. */
const PIECE = 256 * 1024;

export interface StreamedLog {
  readonly detected: Detected;
  readonly analysis: StreamedAnalysis;
  /** Why this is not all that the file held; empty where it is. */
  readonly damage: readonly FileGap[];
}

export interface StreamOptions {
  /** In bytes: shorter files are not streamed. */
  readonly from?: number;
  readonly wanted?: Wanted;
  /** Hears each piece of the text of a native event log, before it is read. */
  heard?(piece: EvtxPiece): void;
  /** Hears, once a log was recognised, which share of its bytes was read: 0 to 1. */
  progress?(share: number): void;
}

/** A file that is being streamed. */
interface Opened {
  readonly file: DiskPath;
  readonly handle: fs.FileHandle;
  readonly size: number;
  readonly options: StreamOptions;
}

/**
 * Reads a large service trace, native event log or XML export of events piece by piece; undefined for any other file, which is then
 * read whole. Throws what the file system throws.
 */
export async function readStreamed(
  file: DiskPath,
  localize: Localize,
  options: StreamOptions = {},
): Promise<StreamedLog | undefined> {
  const { read, changed } = await readWatched(file, () => readPieces(file, localize, options));
  return read && { ...read, damage: [...changed, ...read.damage] };
}

async function readPieces(file: DiskPath, localize: Localize, options: StreamOptions): Promise<StreamedLog | undefined> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    if (size < (options.from ?? STREAMED_FROM)) return undefined;
    const opened: Opened = { file, handle, size, options };
    const source = evtxSource(handle, size);
    const head = await source.read(0, HEAD_LENGTH);
    return isEvtx(head) ? await streamEvents(source, opened, localize) : await streamText(opened, head);
  } finally {
    await handle.close();
  }
}

/** The log as the XML of its events; undefined where that begins like no log of ours. */
async function streamEvents(source: FileBytes, opened: Opened, localize: Localize): Promise<StreamedLog | undefined> {
  let head = '';
  for await (const { text } of evtxPieces(source, localize)) {
    head += text;
    if (head.length >= WINDOW_LENGTH) break;
  }
  const { options } = opened;
  const tracked = options.progress ? counted(source, options.progress) : source;
  let damage = new EvtxDamage();
  const streamed = await stream(head.slice(0, WINDOW_LENGTH), opened, () => {
    damage = new EvtxDamage(); // the log may be read twice
    return textOfEvents(tracked, localize, options, damage.hear);
  });
  return streamed && { ...streamed, damage: damage.gaps() };
}

async function* textOfEvents(
  source: FileBytes,
  localize: Localize,
  { heard }: StreamOptions,
  hear: HearProblem,
): AsyncGenerator<string, void, void> {
  let texts: string[] = [];
  let length = 0;
  for await (const piece of evtxPieces(source, localize, { hear })) {
    const { text } = piece;
    heard?.(piece);
    texts.push(text);
    length += text.length;
    if (length < PIECE) continue;
    yield texts.join('');
    texts = [];
    length = 0;
  }
  yield texts.join('');
}

async function streamText(opened: Opened, bytes: Uint8Array): Promise<StreamedLog | undefined> {
  const head = decodeHead(bytes);
  if (head.kind !== 'text') return undefined;
  const { encoding, text } = head;
  try {
    return await stream(text, opened, () => textOfFile(opened, encoding));
  } catch (error) {
    // As for a file that is read whole: what is no UTF-8 somewhere is not UTF-8.
    if (!(error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')) throw error;
    return stream(text, opened, () => textOfFile(opened, 'windows-1252'));
  }
}

/** The text of a file. Throws a TypeError at bytes that are no UTF-8 if the encoding is `utf-8` (without a byte order mark). */
async function* textOfFile({ handle, size, options }: Opened, encoding: string): AsyncGenerator<string, void, void> {
  const buffer = new Uint8Array(PIECE);
  const decoder = new TextDecoder(encoding.replace(' with BOM', ''), { fatal: encoding === 'utf-8' });
  const single = encoding === 'windows-1252';
  for (let position = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, PIECE, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    options.progress?.(Math.min(1, position / size));
    const bytes = buffer.subarray(0, bytesRead);
    yield single ? decodeWindows1252(bytes) : decoder.decode(bytes, { stream: true });
  }
  if (!single) yield decoder.decode();
}

/** The end tag of the records of a log that can be read in pieces. */
function closingOf(format: Detected['id'] | undefined, head: string): string | undefined {
  if (format === svclog.id) return '</E2ETraceEvent>';
  return format === windowsEventLog.id && layoutOf(head).kind === 'xml' ? '</Event>' : undefined;
}

async function stream(head: string, opened: Opened, pieces: () => AsyncIterable<string>): Promise<StreamedLog | undefined> {
  const { file, options } = opened;
  const detected = detectLog({ head, fileName: shownPath(file).replaceAll('\\', '/') });
  const closing = closingOf(detected?.id, head);
  if (!detected || !closing) return undefined;
  const format: LogFormat = detected.id === svclog.id ? svclog : windowsEventLog;
  return { detected, analysis: await analyzePieces(format, detected, pieces, options.wanted ?? 'excerpts'), damage: [] };
}
