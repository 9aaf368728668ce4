import { indexWithin } from '../text/search.ts';
import { looksLikeStart } from './extent.ts';
import type { Joining } from './gathered.ts';
import { headAt, type Signs } from './signs.ts';
import { sextet } from './unit.ts';
import { looksEncoded, looksLikeWord } from './words.ts';
import { endsLine, isBlank, isLineEnd, linePrefix } from './wrap.ts';

/** What the blanks between the signs of a payload are: line ends that somebody turned into blanks, or a `+` each, or its end. */
type Meaning = 'line-ends' | 'pluses' | 'end';

/** Blanks that may stand for as many `+`. */
const MAX_PLUSES = 4;
/** Where runs between blanks are on average shorter than this, they are words. */
const LEAST_RUN = 16;
/** Longest line of a wrapped payload, and how many of its lines are compared. */
const LONGEST_LINE = 512;
const COMPARED = 6;
/** So much of a value is searched for a `+`: its blanks are then none. */
const SEARCHED = 8192;
/** A line of base64 whose pluses became blanks. */
const SIGNS_AND_BLANKS = /^[A-Za-z0-9/ ]+={0,2}$/;

/** Goes over the blanks between the signs of one payload. What they mean is found out at the first of them. */
export class Blanks {
  readonly #text: string;
  readonly #limit: number;
  readonly #joining: Joining;
  readonly #signs: Signs;
  #meaning: Meaning | undefined;
  /** Length of all runs but the last, where blanks are line ends; 0 where they differ. */
  #width = 0;
  #linesTried = false;

  constructor(text: string, limit: number, joining: Joining, signs: Signs) {
    this.#text = text;
    this.#limit = limit;
    this.#joining = joining;
    this.#signs = signs;
    if (joining === 'pem') this.#meaning = 'line-ends';
  }

  /**
   * Takes all lines that follow, where blanks are pluses even at the beginning and at the end of a line: all lines but the last are
   * of one length, and the element then ends exactly. The signs of the line at `at` begin at `run`. The offset behind the payload, or -1.
   */
  overLines(at: number, run: number): number {
    const never = this.#joining === 'pem' || this.#joining === 'fragment' || this.#signs.plusSeen || this.#signs.urlSafe;
    if (never || this.#linesTried) return -1;
    const rest = lengthOfLine(this.#text, at, this.#limit);
    const next = lineBehind(this.#text, at + rest);
    const width = lengthOfLine(this.#text, next, this.#limit);
    const alike = at + rest - run === width || at + rest - linePrefix(this.#text, run).start === width;
    if (rest < 0 || width < LEAST_RUN || !alike) return -1;
    this.#linesTried = true;
    const mark = this.#signs.mark();
    let end = this.#takeWholeLine(at, rest);
    while (isLineEnd(this.#text.charCodeAt(end)) && !this.#signs.complete() && !this.#signs.padded) {
      const line = lineBehind(this.#text, end);
      const length = lengthOfLine(this.#text, line, this.#limit);
      if (length < 0 || length > width) break;
      this.#signs.note('wrapped');
      end = this.#takeWholeLine(line, length);
    }
    if (this.#signs.endsExactly()) return end;
    this.#signs.back(mark);
    return -1;
  }

  /** Takes a line of nothing but signs and blanks, which are pluses. Returns its end, or where another message begins in it. */
  #takeWholeLine(from: number, length: number): number {
    if (!SIGNS_AND_BLANKS.test(this.#text.slice(from, from + length))) return from;
    let at = from;
    while (at < from + length) {
      let to = at;
      while (this.#text.charCodeAt(to) === 32) to++;
      this.#addPluses(at, to);
      if (this.#anotherBegins(to)) {
        this.#signs.drop(to - at);
        return at;
      }
      at = this.#signs.read(this.#text, to, from + length);
      if (this.#signs.padded) return at;
    }
    return at;
  }

  /** Takes what goes on behind the blanks at `at`; the run of signs before them begins at `run`. The offset behind it, or -1. */
  over(at: number, run: number): number {
    if (!this.#meaning) {
      const end = this.overLines(at, run);
      return end >= 0 ? end : this.#findOut(at, run);
    }
    if (this.#meaning === 'pluses') return this.#takePluses(at);
    return this.#meaning === 'line-ends' ? this.#takeLine(at) : -1;
  }

  /** Reads on with either meaning: one lets the element end exactly where the signs end. Else lines of one length decide. */
  #findOut(at: number, run: number): number {
    const mark = this.#signs.mark();
    const width = evenWidth(this.#text, run, this.#limit);
    const mayBePluses = !this.#signs.plusSeen && !this.#signs.urlSafe;
    for (const meaning of width > 0 ? LINES_FIRST : PLUSES_FIRST) {
      if (meaning === 'pluses' && !mayBePluses) continue;
      const { end } = this.#read(at, meaning);
      if (this.#signs.endsExactly()) {
        this.#meaning = meaning;
        return end;
      }
      this.#signs.back(mark);
    }
    this.#width = width;
    if (width > 0) this.#meaning = 'line-ends';
    else if (this.#joining !== 'value') this.#meaning = 'end';
    else this.#meaning = mayBePluses && !this.#plusFollows(at) ? 'pluses' : 'line-ends';
    if (this.#meaning !== 'end') return this.over(at, run);
    return mayBePluses ? this.#takeLikelyPluses(at) : -1;
  }

  #plusFollows(at: number): boolean {
    return indexWithin(this.#text, '+', at, Math.min(this.#limit, at + SEARCHED)) >= 0;
  }

  /** Takes all runs of signs behind blanks, until something else follows or the runs turn out to be words. */
  #read(from: number, meaning: Meaning): Run {
    let end = from;
    let blanks = 0;
    let word: Run['word'];
    while (isBlank(this.#text.charCodeAt(end)) && !this.#signs.complete() && !this.#signs.padded) {
      const to = this.#behind(end);
      const pluses = meaning === 'pluses' ? to - end : 0;
      if (to < 0 || pluses > MAX_PLUSES) break;
      const before = { end, signs: this.#signs.count };
      this.#addPluses(to - pluses, to);
      if (this.#anotherBegins(to)) {
        this.#signs.drop(pluses);
        break;
      }
      blanks += Math.max(1, pluses);
      end = this.#signs.read(this.#text, to, this.#limit);
      word = looksLikeWord(this.#text.slice(to, Math.min(end, to + 32))) ? (word ?? before) : undefined;
      if (blanks > 8 && (end - from) / blanks < LEAST_RUN) break;
    }
    if (blanks > 0 && meaning === 'line-ends') this.#signs.note('wrapped');
    return { end, blanks, word };
  }

  /** Pluses in a payload that does not end where it should: up to the words that follow it, where the runs are long. */
  #takeLikelyPluses(at: number): number {
    const mark = this.#signs.mark();
    const { end, blanks, word } = this.#read(at, 'pluses');
    if (this.#signs.endedSince(mark)) return end;
    const stop = word ?? { end, signs: this.#signs.count };
    this.#signs.back(mark, (stop.end - at) / Math.max(1, blanks) < LEAST_RUN ? 0 : stop.signs - mark.count);
    return this.#signs.count > mark.count ? stop.end : -1;
  }

  #takePluses(at: number): number {
    const to = this.#behind(at);
    if (to < 0) return -1;
    if (to - at <= MAX_PLUSES && !this.#signs.plusSeen && !this.#signs.urlSafe) this.#addPluses(at, to);
    return this.#signs.read(this.#text, to, this.#limit);
  }

  /** The run behind blanks that are a line end: as long as the others, or the last one. */
  #takeLine(at: number): number {
    const to = this.#behind(at);
    if (to < 0 || (this.#width > 0 && this.#anotherBegins(to))) return -1;
    const mark = this.#signs.mark();
    const end = this.#signs.read(this.#text, to, this.#limit);
    this.#signs.note('wrapped');
    if (this.#joining === 'pem' || this.#joining === 'value' || end - to === this.#width || this.#signs.endedSince(mark))
      return end;
    if (end - to < this.#width && this.#isLastLine(to, end)) return end;
    this.#signs.back(mark);
    return -1;
  }

  #isLastLine(from: number, end: number): boolean {
    const line = this.#text.slice(from, end);
    return line.length >= LEAST_RUN ? looksEncoded(line) : endsLine(this.#text, end, this.#limit) && !looksLikeWord(line);
  }

  /** Behind the blanks at `at`, where a sign stands; else -1. */
  #behind(at: number): number {
    let to = at;
    while (to < this.#limit && isBlank(this.#text.charCodeAt(to))) to++;
    return to < this.#limit && sextet(this.#text.charCodeAt(to)) >= 0 ? to : -1;
  }

  /** Another message begins at `to`, and none that is an element of this one. */
  #anotherBegins(to: number): boolean {
    if (this.#joining === 'value') return false;
    const head = headAt(this.#text, to, this.#limit);
    return looksLikeStart(head) && !this.#signs.mayBeInside(head);
  }

  #addPluses(from: number, to: number): void {
    if (to > from) this.#signs.note('plus-as-space');
    for (let blank = from; blank < to; blank++) this.#signs.add(62, blank, 1);
  }
}

/** What `#read` took: where it ended, the blanks it passed, and where words began behind it. */
interface Run {
  readonly end: number;
  readonly blanks: number;
  readonly word: { readonly end: number; readonly signs: number } | undefined;
}

const LINES_FIRST: readonly Meaning[] = ['line-ends', 'pluses'];
const PLUSES_FIRST: readonly Meaning[] = ['pluses', 'line-ends'];

/** Code units from `at` to the end of its line; -1 where it is too long to be a line of a wrapped payload. */
function lengthOfLine(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && end - at <= LONGEST_LINE && !isLineEnd(text.charCodeAt(end))) end++;
  return end - at > LONGEST_LINE ? -1 : end - at;
}

/** Behind the line end at `end`. */
function lineBehind(text: string, end: number): number {
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

/** The length of the runs between blanks, where it is the same for all but the first and the last; else 0. */
function evenWidth(text: string, from: number, limit: number): number {
  const widths: number[] = [];
  for (let at = from; at < limit && widths.length < COMPARED; ) {
    let end = at;
    while (end < limit && end - at <= LONGEST_LINE && !isBlank(text.charCodeAt(end)) && !isLineEnd(text.charCodeAt(end))) end++;
    if (end - at > LONGEST_LINE) return 0;
    widths.push(end - at);
    at = end;
    while (at < limit && isBlank(text.charCodeAt(at))) at++;
    if (at === end) break;
  }
  const [first = 0, width = 0, third = 0] = widths;
  if (width < LEAST_RUN || first > width || third > width) return 0;
  const other = widths.findIndex((one, index) => index > 0 && one !== width);
  const equal = (other < 0 ? widths.length : other) - 1 + (first === width ? 1 : 0);
  return equal >= 2 ? width : 0;
}
