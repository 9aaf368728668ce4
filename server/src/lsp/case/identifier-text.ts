import type { Span } from '../../core/text/span.ts';
import { compared } from './identifiers.ts';

/** More of a record is not looked at: whoever writes more writes a payload. */
const MOST_TEXT = 64 * 1024;
const LONGEST = 256;

/** Between two letters or digits of a value a log may set so many other characters. */
const WIDEST = 3;

/** A text of a log in which values are looked for, in whichever notation: with separators, in small letters, percent-encoded. */
export class WrittenText {
  readonly #text: string;
  /** Its letters and digits, in capitals, and where each stands. */
  readonly #letters: string;
  readonly #places: Int32Array;

  constructor(text: string) {
    this.#text = text.slice(0, MOST_TEXT);
    const places = new Int32Array(this.#text.length);
    let letters = '';
    for (let i = 0; i < this.#text.length; i++) {
      const char = this.#text.charAt(i);
      if (!LETTER.test(char)) continue;
      places[letters.length] = i;
      const capital = char.toUpperCase();
      letters += capital.length === 1 ? capital : char;
    }
    this.#letters = letters;
    this.#places = places;
  }

  /** Where it writes a value, in order. */
  placesOf(value: string): readonly Span[] {
    const wanted = compared(value);
    if (wanted === '' || wanted.length > LONGEST) return [];
    const found: Span[] = [];
    for (let at = this.#letters.indexOf(wanted); at !== -1; at = this.#letters.indexOf(wanted, at + 1)) {
      const place = this.#placeAt(at, wanted.length);
      if (place) found.push(place);
    }
    const encoded = encodeURIComponent(value);
    const at = found.length === 0 && encoded !== value ? this.#text.toUpperCase().indexOf(encoded.toUpperCase()) : -1;
    return at === -1 ? found : [{ start: at, end: at + encoded.length }];
  }

  /** Some letters as a word of their own; undefined where they stand in a longer one, or far from each other. */
  #placeAt(at: number, length: number): Span | undefined {
    const place = (i: number): number => this.#places[i] ?? 0;
    const [start, end] = [place(at), place(at + length - 1) + 1];
    if (at > 0 && place(at - 1) === start - 1) return undefined;
    if (at + length < this.#letters.length && place(at + length) === end) return undefined;
    for (let i = at + 1; i < at + length; i++) if (place(i) - place(i - 1) > WIDEST + 1) return undefined;
    return { start, end };
  }
}

const LETTER = /[\p{L}\p{N}]/u;

/** What a reader may mean who points into a text: the word there, the longest first. Offsets of the text. */
export function wordsAt(text: string, offset: number): readonly Span[] {
  const found: Span[] = [];
  for (const inWord of WORDS) {
    let start = offset;
    let end = offset;
    while (start > 0 && offset - start < LONGEST && inWord.test(text.charAt(start - 1))) start--;
    while (end < text.length && end - offset < LONGEST && inWord.test(text.charAt(end))) end++;
    const last = found.at(-1);
    if (end > start && (last?.start !== start || last.end !== end)) found.push({ start, end });
  }
  return found;
}

/** What values are written with, from the loosest on: each leaves out what may stand between two values. */
const WORDS: readonly RegExp[] = [/[^\s"'<>,;()[\]{}|]/, /[^\s"'<>,;()[\]{}|=&?:/\\@]/, /[\p{L}\p{N}_-]/u];
