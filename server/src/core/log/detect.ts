import { withoutMarkup } from '../text/markup.ts';
import type { Detection, LanguageId } from './model.ts';
import { type Notation, notationOf } from './notation.ts';
import { withoutQuotations } from './quotations.ts';
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
  /** In which notations beside lines of text and elements the format is written. Others only quote it. */
  readonly notations?: readonly Notation[];
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
 * of a text does not tell, what follows is looked at piece by piece, up to a bound. Undefined: none of our formats, and a text that
 * only quotes one of them: a program, a table, JSON of another tool, a page with an example.
 */
export function detectWith(detectors: readonly Detector[], input: DetectInput): Detected | undefined {
  const { fileName } = input;
  const head = withLineFeeds(input.head.slice(0, HEAD_LENGTH));
  const first = head.slice(0, WINDOW_LENGTH);
  const plain = withoutMarkup(first, head.length);
  const shown = plain?.text ?? first;
  const source = plain?.marks !== undefined && notationOf(first, fileName) === 'source'; // its lines quote, whatever stands behind their marks
  const notation = source ? 'source' : notationOf(shown, fileName);
  const begun = best(readersOf(detectors, notation), withoutQuotations(shown, fileName), fileName);
  if (begun && begun.detection.quality !== 'possible') return begun;
  for (const window of laterWindows(withoutQuotations(withoutMarkup(head)?.text ?? head, fileName))) {
    const readers = readersOf(detectors, source || notation === 'table' ? notation : notationOf(window, fileName)); // a table goes on as it began
    const found = readers.length > 0 ? best(readers, window, '') : undefined;
    if (found) return found;
  }
  return begun;
}

function readersOf(detectors: readonly Detector[], notation: Notation): readonly Detector[] {
  return notation === 'text' ? detectors : detectors.filter((detector) => detector.notations?.includes(notation));
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
