import { lineEndSign } from '../text/search.ts';
/** So many code units are looked at at a time. */
export const WINDOW_LENGTH = 65_536;
/** Beyond so many code units a text is not looked at. */
export const HEAD_LENGTH = 4 * 1024 * 1024;

/** The lines of interest may come behind those of other apps, the output of a command or a mail, but not behind a novel. */
const LATER_WINDOWS = 7;
/** Every detector looks at so many lines at least. */
const WINDOW_LINES = 400;
/** A longer line says nothing of the format that its neighbours do not say, and may be junk. */
const LONG_LINE = 16_384;

/** What detectors look at behind the first window: texts of at most `WINDOW_LENGTH` that begin with a line. */
export function* laterWindows(text: string): Generator<string> {
  let start = passLong(text, 0);
  for (let i = 0; i < LATER_WINDOWS; i++) {
    if (i > 0 || start === 0) start = passLong(text, passWindow(text, start));
    if (start >= Math.min(text.length, HEAD_LENGTH)) return;
    yield text.slice(start, start + WINDOW_LENGTH);
  }
}

/** Where a log begins that does not begin with the text: behind blank lines and lines of excessive length. */
export function passLong(text: string, from: number): number {
  const sign = lineEndSign(text);
  let at = from;
  while (at < Math.min(text.length, HEAD_LENGTH)) {
    const next = nextLine(text, at, sign);
    if (next - at <= LONG_LINE && text.slice(at, next).trim() !== '') return at;
    at = next;
  }
  return at;
}

/** Start of the first line that a window at `from` does not show whole. */
function passWindow(text: string, from: number): number {
  const sign = lineEndSign(text);
  let at = from;
  for (let i = 0; i < WINDOW_LINES && at < text.length; i++) {
    const next = nextLine(text, at, sign);
    if (next > from + WINDOW_LENGTH) return at > from ? at : next;
    at = next;
  }
  return at;
}

function nextLine(text: string, from: number, sign: string): number {
  const newline = text.indexOf(sign, from);
  return newline < 0 ? text.length : newline + 1;
}
