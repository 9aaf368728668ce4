import { type Detected, detectLog } from '../detect.ts';
import { msg } from '../text/sentence.ts';
import type { LogText } from './log-text.ts';

/**
 * Which of our formats a text is in, and why; undefined for none of ours. The one policy for all roads to a log: its name and its
 * beginning are looked at, and a native event log is one by its bytes, even where it holds no event by which to recognise its text.
 * `path`: with `/`.
 */
export function claim({ head, notation }: Pick<LogText, 'head' | 'notation'>, path: string): Detected | undefined {
  const detected = detectLog({ head, fileName: path });
  if (detected && isSure(path, detected)) return detected;
  return notation === 'evtx' ? NATIVE : undefined;
}

/** Most XML, JSON and CSV files are no logs: there a likeness, or the name alone, is not enough. */
function isSure(path: string, { detection: { quality } }: Detected): boolean {
  if (/\.(?:xml|jsonl?|ndjson)$/i.test(path)) return quality === 'certain';
  return quality !== 'possible' || !/\.csv$/i.test(path);
}

const NATIVE: Detected = {
  id: 'windows-event-log',
  detection: { quality: 'certain', reason: msg('a native Windows event log') },
};
