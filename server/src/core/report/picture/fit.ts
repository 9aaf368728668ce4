import { own } from '../../text/secrets/index.ts';
import { type Line, shorten } from '../../text/visible.ts';
import { fitting } from './drawn.ts';

/** A text, shortened where it does not fit into so many pixels. */
export function cut(words: Line, space: number, wide: number): Line {
  return shorten(words, Math.max(1, fitting(words, space, wide)));
}

/** A text in lines of so many pixels, broken between words where that is possible; what is beyond the last line is left out, and shown to be. */
export function wrapped(words: Line, space: number, wide: number, most: number): readonly Line[] {
  const lines: Line[] = [];
  let rest = words;
  while (rest.length > 0 && lines.length < most) {
    const units = fitting(rest, space, wide);
    if (units >= rest.length || lines.length === most - 1) {
      lines.push(cut(rest, space, wide));
      break;
    }
    const blank = rest.lastIndexOf(' ', units);
    const end = blank > units / 2 ? blank : Math.max(1, units);
    lines.push(part(rest, 0, end));
    rest = part(rest, rest.charAt(end) === ' ' ? end + 1 : end, rest.length);
  }
  return lines;
}

/** A part of a text that is safe, which is safe too. */
export function part(words: Line, start: number, end: number): Line {
  return own(words.slice(start, end));
}
