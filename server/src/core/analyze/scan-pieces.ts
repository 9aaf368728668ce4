import type { Detected } from '../log/detect.ts';
import type { LogFacts } from '../log/facts.ts';
import { factsOf } from './facts-of.ts';
import { checkAllMessages, openLog } from './index.ts';

/** A log whose text comes in pieces. */
export interface PiecesOfLog {
  /** Its name in the case, with `/`. */
  readonly path: string;
  /** How its format was recognised. */
  readonly detected: Detected;
  /** The text from its beginning, in pieces of any size. */
  pieces(): AsyncIterable<string>;
}

/** What a log says, with all its messages checked; equal however the text is cut. Throws only what `pieces` throws. */
export async function scanPieces({ path, detected, pieces }: PiecesOfLog): Promise<LogFacts> {
  const texts: string[] = [];
  for await (const piece of pieces()) texts.push(piece);
  const opened = openLog(texts.join(''), { languageId: detected.id });
  if (!opened) throw new Error(`no format ${detected.id}`);
  return factsOf(path, detected.detection, checkAllMessages(opened));
}
