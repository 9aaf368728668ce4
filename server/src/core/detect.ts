import { detectors } from './formats/detectors.ts';
import { type Detected, type DetectInput, detectWith } from './log/detect.ts';

/** Which of our formats a text is in, and why; undefined for none. Imports detectors only, so that a client stays small. */
export function detectLog(input: DetectInput): Detected | undefined {
  return detectWith(detectors, input);
}

export type { Detected } from './log/detect.ts';
export { HEAD_LENGTH } from './log/detect.ts';
export type { Sentence } from './text/sentence.ts';
