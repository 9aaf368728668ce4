import type { Problem } from '../text/problem.ts';
import { msg } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { Blanks } from './blanks.ts';
import { type Extent, looksLikeStart } from './extent.ts';
import { alignment } from './fragment.ts';
import { ellipsisAt, type Gathered, inOrder, type Joining, MAX_PAYLOAD } from './gathered.ts';
import type { FoundPayload } from './model.ts';
import { headAt, type Mark, Signs } from './signs.ts';
import { SOFT, sextet, unitAt } from './unit.ts';
import { lastLineWidth, looksEncoded, looksLikeWord } from './words.ts';
import { endsLine, isBlank, isLineEnd, linePrefix, nextLine } from './wrap.ts';

/** At most so many characters that are no base64 are passed over in one payload. */
const MAX_FOREIGN = 16;

/**
 * Reads the base64 at `start`, at most to `limit`: over wrapped lines with log prefixes between, escapes, `+` turned into
 * a blank and single damaged characters, until its first element has its end. Never fails; may give no byte.
 */
export function gatherBase64(text: string, start: number, limit: number, joining: Joining): Gathered {
  const reader = new Base64Reader(text, start, Math.min(limit, start + MAX_PAYLOAD), joining, 'replaced');
  const gathered = reader.gather();
  if (!reader.oneSignTooMany) return gathered;
  return new Base64Reader(text, start, Math.min(limit, start + MAX_PAYLOAD), joining, 'inserted').gather();
}

class Base64Reader {
  readonly #text: string;
  readonly #start: number;
  readonly #limit: number;
  readonly #joining: Joining;
  /** Whether a foreign character stands for a sign that is lost, or between two signs. */
  readonly #foreign: 'replaced' | 'inserted';
  readonly #signs = new Signs(256);
  readonly #blanks: Blanks;
  readonly #problems: Problem[] = [];
  /** What stands before the payload on its first line, once it was looked for. */
  #prefix: Span | undefined;
  #end: number;
  /** Where the signs of the last line begin. */
  #line: number;
  /** Width of the last whole line of a wrapped payload; 0 before the first wrap. */
  #width = 0;
  #lastLine = false;

  constructor(text: string, start: number, limit: number, joining: Joining, foreign: 'replaced' | 'inserted') {
    this.#text = text;
    this.#start = start;
    this.#limit = limit;
    this.#joining = joining;
    this.#foreign = foreign;
    this.#end = start;
    this.#line = start;
    this.#blanks = new Blanks(text, limit, joining, this.#signs);
  }

  /** The padding proves that the foreign characters stood between signs and replaced none. */
  get oneSignTooMany(): boolean {
    const foreign = this.#problems.length;
    const { count, pads } = this.#signs;
    if (this.#foreign === 'inserted' || foreign === 0 || pads === 0) return false;
    return (count + pads) % 4 !== 0 && (count + pads - foreign) % 4 === 0;
  }

  gather(): Gathered {
    this.#end = this.#signs.read(this.#text, this.#start, this.#limit);
    let at = this.#end;
    while (at >= 0 && !this.#signs.padded && !this.#complete() && at < this.#limit) {
      at = this.#over(at);
      if (at >= 0) this.#end = at;
    }
    return this.#finish();
  }

  /** Takes what goes on behind something that is no sign; the offset behind it, or -1 where nothing does. */
  #over(at: number): number {
    const code = this.#text.charCodeAt(at);
    if (this.#joining === 'pem' && this.#text.startsWith('-----', at)) return -1;
    if (code === 61) return this.#overSoftBreak(at);
    if (isLineEnd(code) || endsLine(this.#text, at, this.#limit)) return this.#overLineEnd(at);
    if (isBlank(code)) return this.#blanks.over(at, this.#line);
    return this.#overForeign(at);
  }

  /** The `=` before a line end is a soft break where it cannot be padding, or where the next line ends in one too, or the element. */
  #overSoftBreak(at: number): number {
    const mark = this.#signs.mark();
    const next = at + unitAt(this.#text, at, this.#limit).width;
    const end = this.#signs.read(this.#text, next, this.#limit);
    const again = unitAt(this.#text, end, this.#limit).value === SOFT && end - next <= at - this.#line;
    if (again || mark.count % 4 !== 3 || this.#signs.endedSince(mark)) {
      this.#signs.note('quoted-printable');
      this.#signs.note('wrapped');
      this.#line = next;
      return end;
    }
    this.#signs.back(mark);
    return this.#signs.pad(this.#text, at, this.#limit);
  }

  #overLineEnd(at: number): number {
    const pluses = blankAtLineEnd(this.#text, at) ? this.#blanks.overLines(at, this.#line) : -1;
    if (pluses >= 0) return pluses;
    this.#prefix ??= linePrefix(this.#text, this.#start);
    const next = this.#lastLine ? undefined : nextLine(this.#text, at, this.#limit, this.#prefix);
    for (const from of next?.starts ?? []) {
      const mark = this.#signs.mark();
      const end = this.#signs.read(this.#text, from, this.#limit);
      if (this.#accepts(from, end, mark)) {
        const width = lastLineWidth(this.#text, from, end);
        if (width < this.#width && this.#joining !== 'pem' && this.#joining !== 'value') this.#lastLine = true;
        this.#width = width;
        this.#line = from;
        this.#signs.note('wrapped');
        if (next?.backslash) this.#signs.note('backslash-end');
        return end;
      }
      this.#signs.back(mark);
    }
    return this.#blanks.overLines(at, this.#line);
  }

  /** Whether the signs of a further line belong to the payload, and are no word or message of their own. */
  #accepts(from: number, end: number, mark: Mark): boolean {
    const width = end - from;
    if (width <= 0) return false;
    const closed = this.#signs.padded || endsLine(this.#text, end, this.#limit) || '"\'<&)}]'.includes(this.#text.charAt(end));
    if (this.#joining === 'pem')
      return closed || this.#complete() || ellipsisAt(this.#text, end) || this.#text.startsWith('-----', end);
    if (this.#joining === 'value') return true;
    if (this.#anotherBegins(from, end, mark)) return false;
    if (this.#joining === 'bare' && this.#signs.endedSince(mark)) return true;
    if (width >= 24 && looksEncoded(this.#text.slice(from, Math.min(end, from + 160)))) return true;
    if (!closed) return false;
    if (this.#width === 0)
      return width === this.#end - this.#line || width === this.#end - linePrefix(this.#text, this.#line).start;
    return width === this.#width || (width < this.#width && !looksLikeWord(this.#text.slice(from, end)));
  }

  /** The line reads like the start of a message, and is no element of the one that is being read. */
  #anotherBegins(from: number, end: number, mark: Mark): boolean {
    if (sextet(this.#text.charCodeAt(from)) >= 0 && this.#text[from] !== 'M') return false;
    const head = headAt(this.#text, from, end);
    return looksLikeStart(head) && !(this.#joining === 'bare' && this.#signs.mayBeInside(head, mark.count));
  }

  /** One character in the midst of signs that is none: its sign is lost, the bytes behind it are not. */
  #overForeign(at: number): number {
    const character = this.#text.charAt(at);
    const inside = this.#joining === 'value' || !'"\'<>&;,()[]{}|=\\%'.includes(character);
    if (!inside || this.#problems.length >= MAX_FOREIGN || ellipsisAt(this.#text, at)) return -1;
    for (let ahead = at + 1; ahead <= at + 16; ahead++) {
      if (ahead >= this.#limit || sextet(this.#text.charCodeAt(ahead)) < 0) return -1;
    }
    const span = { start: at, end: at + 1 };
    if (this.#foreign === 'replaced') {
      this.#signs.add(0, at, 1);
      const message = msg(
        '"{0}" is no base64 character: the byte it stands in is damaged and is read as if its bits were zero.',
        character,
      );
      this.#problems.push({ code: 'base64-character', span, message });
    } else {
      const message = msg('"{0}" is no base64 character and was passed over.', character);
      this.#problems.push({ code: 'base64-character', span, message });
    }
    return this.#signs.read(this.#text, at + 1, this.#limit);
  }

  #complete(): boolean {
    return this.#joining !== 'fragment' && this.#signs.complete();
  }

  #finish(): Gathered {
    const midst = this.#joining === 'fragment' || (this.#joining === 'value' && !this.#signs.likeMessage());
    const phase = midst ? alignment(this.#signs) : 0;
    const bytes = this.#signs.bytes(phase);
    const complete = !midst && this.#signs.complete();
    const cut = complete ? undefined : this.#cut(bytes.length, phase, this.#signs.extent());
    if (this.#end - this.#start >= MAX_PAYLOAD) {
      const span = { start: this.#end - 1, end: this.#end };
      this.#problems.push({
        code: 'payload-too-long',
        span,
        message: msg('Only the first {0} characters are decoded.', MAX_PAYLOAD),
      });
    }
    if (phase > 0) {
      const span = { start: this.#start, end: this.#start + phase };
      const message = msg('{0} characters at the beginning are passed over to meet whole bytes.', phase);
      this.#problems.push({ code: 'base64-alignment', span, message });
    }
    const steps = new Set(this.#signs.steps);
    if (this.#joining === 'pem') steps.add('pem');
    if (cut?.why === 'trailing-backslash') steps.add('backslash-end');
    const twice = steps.has('percent') && this.#text.slice(this.#start, this.#end).includes('%25') ? 'twice' : 'once';
    return {
      start: this.#start,
      end: this.#end,
      bytes,
      places: this.#signs.places,
      bits: 6,
      phase,
      steps: inOrder(steps, this.#signs.urlSafe ? 'base64url' : 'base64', twice),
      complete,
      padded: this.#signs.padded,
      ...(this.#joining === 'fragment' ? { midst: true } : {}),
      ...(cut ? { cut } : {}),
      problems: this.#problems,
    };
  }

  #cut(atByte: number, phase: number, extent: Extent): FoundPayload['cut'] {
    const leftoverBits = this.#signs.padded ? 0 : ((this.#signs.count - phase) * 6) % 8;
    if (ellipsisAt(this.#text, this.#end)) return { atByte, leftoverBits, why: 'ellipsis' };
    if (this.#signs.padded) return undefined;
    if (/^\\\s*$/.test(this.#text.slice(this.#end, this.#end + 2))) return { atByte, leftoverBits, why: 'trailing-backslash' };
    if (leftoverBits === 6 || this.#signs.hasLeftoverBits(phase)) return { atByte, leftoverBits, why: 'mid-quantum' };
    const goesOn = extent.fed >= 2 && !extent.broken && extent.end < 0 && this.#signs.likeMessage();
    if (this.#joining === 'fragment' || (!goesOn && this.#joining === 'value' && atByte >= 4)) return undefined;
    return { atByte, leftoverBits, why: leftoverBits > 0 ? 'mid-quantum' : 'end-of-text' };
  }
}

/** A blank ends the line at `at` or begins the next one: it may have been a `+`. */
function blankAtLineEnd(text: string, at: number): boolean {
  if (text.charCodeAt(at) === 32) return true;
  const next = text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  return isLineEnd(text.charCodeAt(at)) && text.charCodeAt(next) === 32;
}
