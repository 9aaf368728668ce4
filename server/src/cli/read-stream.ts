import fs from 'node:fs/promises';
import { LogStream, type StreamedAnalysis } from '../core/analyze-stream.ts';
import { detectLog } from '../core/detect.ts';
import { svclog } from '../core/formats/svclog/index.ts';
import { type Detected, HEAD_LENGTH } from '../core/log/detect.ts';
import { decodeText } from './read-text.ts';

/** Shorter files are read whole. */
const STREAMED_FROM = 16 * 1024 * 1024;
const PIECE = 1024 * 1024;

export interface StreamedLog {
  readonly detected: Detected;
  readonly analysis: StreamedAnalysis;
}

/**
 * Reads a large service trace piece by piece; undefined for any other file, which is then read whole. Throws what the file system
 * throws.
 */
export async function readStreamed(file: string): Promise<StreamedLog | undefined> {
  const handle = await fs.open(file);
  try {
    const { size } = await handle.stat();
    if (size < STREAMED_FROM) return undefined;
    const buffer = new Uint8Array(PIECE);
    const first = await handle.read(buffer, 0, HEAD_LENGTH, 0);
    // The head may end inside a character, which must not decide about the encoding.
    const head = decodeText(buffer.subarray(0, Math.max(0, first.bytesRead - 64)));
    if (head.kind !== 'text') return undefined;
    const detected = detectLog({ head: head.text, fileName: file.replaceAll('\\', '/') });
    if (detected?.id !== svclog.id) return undefined;
    const decoder = new TextDecoder(head.encoding.replace(' with BOM', ''));
    const stream = new LogStream(svclog, '</E2ETraceEvent>');
    for (let position = 0; position < size; ) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE, position);
      if (bytesRead === 0) break;
      position += bytesRead;
      stream.add(decoder.decode(buffer.subarray(0, bytesRead), { stream: true }));
    }
    stream.add(decoder.decode());
    return { detected, analysis: stream.end() };
  } finally {
    await handle.close();
  }
}
