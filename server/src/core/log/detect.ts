import { withoutMarkup } from '../text/markup.ts';
import type { Detection, LanguageId } from './model.ts';

/** What a detector looks at: the first code units of the text (at most `HEAD_LENGTH`) and the file's name, if there is one. */
export interface DetectInput {
  readonly head: string;
  /** The last part of the path, or the whole path with `/`; empty for a text without a file. */
  readonly fileName: string;
}

/** Says whether a text is in its format; undefined for "no". Must be cheap: it runs for every `.log` and `.txt` opened. */
export interface Detector {
  readonly id: LanguageId;
  detect(input: DetectInput): Detection | undefined;
}

/** The answer for a text: the best detection of all detectors. */
export interface Detected {
  readonly id: LanguageId;
  readonly detection: Detection;
}

export const HEAD_LENGTH = 65_536;

const RANK = { certain: 3, likely: 2, possible: 1 } as const;

/** The most certain detection, in rich or coloured text that of the text it holds; the earlier detector wins a tie. Undefined: none of our formats. */
export function detectWith(detectors: readonly Detector[], input: DetectInput): Detected | undefined {
  const given = withLineFeeds(input.head.slice(0, HEAD_LENGTH));
  const head = withoutMarkup(given)?.text ?? given;
  let best: Detected | undefined;
  for (const detector of detectors) {
    const detection = detector.detect({ head, fileName: input.fileName });
    if (detection && (!best || RANK[detection.quality] > RANK[best.detection.quality])) best = { id: detector.id, detection };
  }
  return best;
}

/** A text whose lines end with a lone carriage return, with the line ends that detectors look for; its offsets stay. */
function withLineFeeds(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}
