import { msg } from '../text/message.ts';
import type { Problem } from '../text/problem.ts';
import { type Extent, startsLikeMessage } from './extent.ts';
import { alignment } from './fragment.ts';
import { ellipsisAt, type Gathered, inOrder, MAX_PAYLOAD } from './gathered.ts';
import type { FoundPayload } from './model.ts';
import { headAt, type Mark, Signs } from './signs.ts';
import { sextet } from './unit.ts';
import { lastLineWidth, looksEncoded, looksLikeWord } from './words.ts';
import { endsLine, isBlank, isLineEnd, linePrefix, nextLine } from './wrap.ts';

/**
 * How freely the signs of a payload are joined. `bare`: it ends where anything else may begin. `pem`: all lines down to the
 * dashes. `value`: somebody says that the text is one payload, a fragment of one perhaps.
 */
export type Joining = 'bare' | 'pem' | 'value';

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
  readonly #signs: Signs;
  readonly #problems: Problem[] = [];
  #end: number;
  /** Width of the last whole line of a wrapped payload; 0 before the first wrap. */
  #width = 0;
  #lastLine = false;
  #blanksAreText = false;

  constructor(text: string, start: number, limit: number, joining: Joining, foreign: 'replaced' | 'inserted') {
    this.#text = text;
    this.#start = start;
    this.#limit = limit;
    this.#joining = joining;
    this.#foreign = foreign;
    this.#end = start;
    this.#signs = new Signs(256);
  }

  /** The padding proves that the foreign characters stood between signs and replaced none. */
  get oneSignTooMany(): boolean {
    const foreign = this.#problems.length;
    if (this.#foreign === 'inserted' || foreign === 0 || !this.#signs.padded) return false;
    const padding = (4 - (this.#signs.count % 4)) % 4;
    return padding !== this.#paddingWidth() && (4 - ((this.#signs.count - foreign) % 4)) % 4 === this.#paddingWidth();
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
    if (isLineEnd(code) || endsLine(this.#text, at, this.#limit)) return this.#overLineEnd(at);
    if (isBlank(code)) return this.#joining === 'bare' ? this.#overPlus(at) : this.#overBlank(at);
    return this.#overForeign(at);
  }

  #overLineEnd(at: number): number {
    const next = this.#lastLine ? undefined : nextLine(this.#text, at, this.#limit, linePrefix(this.#text, this.#start));
    for (const from of next?.starts ?? []) {
      const mark = this.#signs.mark();
      const end = this.#signs.read(this.#text, from, this.#limit);
      if (this.#accepts(from, end, mark)) {
        const width = lastLineWidth(this.#text, from, end);
        if (width < this.#width && this.#joining === 'bare') this.#lastLine = true;
        this.#width = width;
        this.#signs.note('wrapped');
        if (next?.backslash) this.#signs.note('backslash-end');
        return end;
      }
      this.#signs.back(mark);
    }
    return -1;
  }

  /** Whether the signs of a further line belong to the payload, and are no word or message of their own. */
  #accepts(from: number, end: number, mark: Mark): boolean {
    const width = end - from;
    if (width <= 0) return false;
    const closed = this.#signs.padded || endsLine(this.#text, end, this.#limit) || '"\'<&)}]'.includes(this.#text.charAt(end));
    if (this.#joining === 'pem') return closed || ellipsisAt(this.#text, end) || this.#text.startsWith('-----', end);
    if (this.#joining === 'value') return true;
    if (startsLikeMessage(headAt(this.#text, from, end))) return false;
    if (this.#ended(mark)) return true;
    if (width >= 24 && looksEncoded(this.#text.slice(from, Math.min(end, from + 160)))) return true;
    if (!closed || this.#width === 0) return false;
    return width === this.#width || (width < this.#width && !looksLikeWord(this.#text.slice(from, end)));
  }

  /** True where the element ends in the signs behind the mark, and next to nothing follows. */
  #ended(mark: Mark): boolean {
    const { end, fed } = this.#signs.extent();
    return end > mark.extent.fed && fed - end <= 2;
  }

  /** Blanks in a value or in PEM: a `+` each where the value has none, else nothing. */
  #overBlank(at: number): number {
    let to = at;
    while (to < this.#limit && isBlank(this.#text.charCodeAt(to))) to++;
    if (to >= this.#limit || sextet(this.#text.charCodeAt(to)) < 0) return -1;
    const mayBePluses = /^ {1,4}$/.test(this.#text.slice(at, Math.min(to, at + 5)));
    if (this.#joining === 'value' && mayBePluses && !this.#signs.plusSeen && !this.#signs.urlSafe) this.#takePluses(at, to);
    return this.#signs.read(this.#text, to, this.#limit);
  }

  /** Blanks in a bare payload: a `+` each where the element then ends as it says, or where the runs between are long. */
  #overPlus(at: number): number {
    if (this.#blanksAreText || this.#signs.plusSeen || this.#signs.urlSafe) return -1;
    const mark = this.#signs.mark();
    let end = at;
    let blanks = 0;
    let word: { readonly at: number; readonly signs: number } | undefined;
    while (this.#text.charCodeAt(end) === 32 && !this.#complete() && !this.#signs.padded) {
      let to = end;
      while (this.#text.charCodeAt(to) === 32) to++;
      if (to >= this.#limit || to - end > 4 || startsLikeMessage(headAt(this.#text, to, this.#limit))) break;
      const before = { at: end, signs: this.#signs.count - mark.count };
      blanks += to - end;
      this.#takePluses(end, to);
      end = this.#signs.read(this.#text, to, this.#limit);
      word = looksLikeWord(this.#text.slice(to, Math.min(end, to + 32))) ? (word ?? before) : undefined;
      if (blanks > 8 && (end - at) / blanks < 16) break;
    }
    this.#blanksAreText = !this.#complete();
    if (this.#ended(mark)) return end;
    const stop = word ?? { at: end, signs: this.#signs.count - mark.count };
    this.#signs.back(mark, (stop.at - at) / Math.max(1, blanks) < 16 ? 0 : stop.signs);
    return this.#signs.count > mark.count ? stop.at : -1;
  }

  #takePluses(from: number, to: number): void {
    this.#signs.note('plus-as-space');
    for (let blank = from; blank < to; blank++) this.#signs.add(62, blank, 1);
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
    return this.#likeMessage() && this.#signs.extent().end >= 0;
  }

  #likeMessage(): boolean {
    return startsLikeMessage(this.#signs.head());
  }

  #paddingWidth(): number {
    return this.#text.slice(Math.max(this.#start, this.#end - 12), this.#end).split(/=|%3D|%253D/i).length - 1;
  }

  #finish(): Gathered {
    const message = this.#likeMessage();
    const phase = message || this.#joining !== 'value' ? 0 : alignment(this.#signs, this.#paddingWidth());
    const bytes = this.#signs.bytes(phase);
    const complete = message && this.#signs.extent().end >= 0;
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
      const message = msg(
        'This text begins in the midst of a message: {0} characters are passed over to meet whole bytes.',
        phase,
      );
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
      ...(cut ? { cut } : {}),
      problems: this.#problems,
    };
  }

  #cut(atByte: number, phase: number, extent: Extent): FoundPayload['cut'] {
    const leftoverBits = this.#signs.padded ? 0 : ((this.#signs.count - phase) * 6) % 8;
    if (ellipsisAt(this.#text, this.#end)) return { atByte, leftoverBits, why: 'ellipsis' };
    if (this.#signs.padded) return undefined;
    if (/^\\\s*$/.test(this.#text.slice(this.#end, this.#end + 2))) return { atByte, leftoverBits, why: 'trailing-backslash' };
    if (leftoverBits === 6 || this.#signs.hasLeftoverBits()) return { atByte, leftoverBits, why: 'mid-quantum' };
    const goesOn = extent.fed >= 2 && !extent.broken && extent.end < 0 && this.#likeMessage();
    if (!goesOn && this.#joining === 'value' && atByte >= 4) return undefined;
    return { atByte, leftoverBits, why: leftoverBits > 0 ? 'mid-quantum' : 'end-of-text' };
  }
}
