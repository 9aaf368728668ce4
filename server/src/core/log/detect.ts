import { withoutMarkup } from '../text/markup.ts';
import type { Detection, LanguageId } from './model.ts';
import { HEAD_LENGTH, laterWindows, WINDOW_LENGTH } from './windows.ts';

/** What is known of a text: its first code units (`HEAD_LENGTH` are enough) and the file's name, if there is one. */
export interface DetectInput {
  readonly head: string;
  /** The last part of the path, or the whole path with `/`; empty for a text without a file. */
  readonly fileName: string;
}

/** Says whether a text is in its format; undefined for "no". Must be cheap: it runs for every `.log` and `.txt` opened. */
export interface Detector {
  readonly id: LanguageId;
  /** `head` has at most `WINDOW_LENGTH` code units. */
  detect(input: DetectInput): Detection | undefined;
}

/** The answer for a text: the best detection of all detectors. */
export interface Detected {
  readonly id: LanguageId;
  readonly detection: Detection;
}

const RANK = { certain: 3, likely: 2, possible: 1 } as const;

/**
 * The most certain detection, in rich or coloured text that of the text it holds; the earlier detector wins a tie. Where the beginning
 * of a text does not tell, what follows is looked at piece by piece, up to a bound. Undefined: none of our formats.
 */
export function detectWith(detectors: readonly Detector[], input: DetectInput): Detected | undefined {
  const { fileName } = input;
  const head = withLineFeeds(input.head.slice(0, HEAD_LENGTH));
  const first = head.slice(0, WINDOW_LENGTH);
  const begun = best(detectors, withoutMarkup(first)?.text ?? first, fileName);
  if (begun && begun.detection.quality !== 'possible') return begun;
  for (const window of laterWindows(withoutMarkup(head)?.text ?? head)) {
    const found = best(detectors, window, '');
    if (found) return found;
  }
  return begun;
}

/** A text whose lines end with a lone carriage return, with the line ends that detectors look for; its offsets stay. */
function withLineFeeds(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

function best(detectors: readonly Detector[], head: string, fileName: string): Detected | undefined {
  let found: Detected | undefined;
  for (const { id, detect } of detectors) {
    const detection = detect({ head, fileName });
    if (detection && (!found || RANK[detection.quality] > RANK[found.detection.quality])) found = { id, detection };
  }
  return found;
}

export { HEAD_LENGTH, WINDOW_LENGTH } from './windows.ts';
