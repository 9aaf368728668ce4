import type { LogDocument, LogFormat } from '../log/model.ts';
import { LOOK_BEHIND, type PieceReader } from '../log/pieces.ts';
import { HEAD_LENGTH } from '../log/windows.ts';
import { detached } from '../text/detach.ts';

/** Records of a text that hold, whatever follows. */
export interface ReadStretch {
  /** A part of the text, with all that it holds. */
  readonly document: LogDocument;
  /** The first records of it, so many, are new and hold. */
  readonly settled: number;
  /** Where the part begins in the whole text. */
  readonly base: number;
  /** In the part: what was read before, and what was read with it. */
  readonly from: number;
  readonly end: number;
  /** True where the text ends here. */
  readonly last: boolean;
  /** True where a record was longer than is waited for, and may go on in the next stretch. */
  readonly cut: boolean;
}

/** How a text that comes in pieces is divided, in UTF-16 code units. */
export interface Division {
  /** So much is read at a time, at least: smaller stretches cost time, larger ones memory. */
  readonly stretch: number;
  /** A record that goes on for longer is cut. */
  readonly record: number;
  /** A text that makes sense as a whole only is read up to here. */
  readonly whole: number;
}

/** Who is told of what was read, in order. */
export interface Listener {
  /** The beginning of the text, `HEAD_LENGTH` code units or all of it. */
  begin(head: string): void;
  /** The next stretch; the last one comes with `end`. */
  hear(stretch: ReadStretch): void;
}

/** Divides a text that comes in pieces of any size into stretches of whole records. What it holds is little more than one of them. */
export class Stretches {
  readonly #format: LogFormat;
  readonly #division: Division;
  readonly #listener: Listener;
  #pieces: string[] = [];
  /** Length of `#pieces` together. */
  #waiting = 0;
  /** Where it is worth while to look once more. */
  #enough = HEAD_LENGTH;
  #begun = false;
  /** Undefined for a text that makes sense as a whole only. */
  #reader: PieceReader | undefined;
  /** What was read before and is shown once more, and where it begins. */
  #before = '';
  #base = 0;
  #leftOut = 0;

  constructor(format: LogFormat, division: Division, listener: Listener) {
    this.#format = format;
    this.#division = division;
    this.#listener = listener;
  }

  /** So many code units of a text that makes sense as a whole only were left out. */
  get leftOut(): number {
    return this.#leftOut;
  }

  add(piece: string): void {
    const room = this.#begun && !this.#reader ? Math.max(0, this.#division.whole - this.#waiting) : piece.length;
    this.#leftOut += Math.max(0, piece.length - room);
    if (room === 0) return;
    this.#pieces.push(room < piece.length ? piece.slice(0, room) : piece);
    this.#waiting += Math.min(room, piece.length);
    if (this.#waiting >= this.#enough) this.#read(false);
  }

  /** The text ends. Call it once. */
  end(): void {
    this.#read(true);
  }

  #read(ends: boolean): void {
    const text = this.#pieces.length === 1 ? (this.#pieces[0] ?? '') : this.#pieces.join('');
    if (!this.#begun) this.#begin(text.slice(0, HEAD_LENGTH));
    const read = this.#reader ? this.#readOn(this.#reader, text, ends) : ends ? this.#readWhole(text) : 0;
    this.#waiting = text.length - read;
    this.#pieces = this.#waiting > 0 ? [read > 0 ? detached(text.slice(read)) : text] : [];
    if (!this.#reader) this.#enough = Number.POSITIVE_INFINITY;
  }

  #begin(head: string): void {
    this.#begun = true;
    this.#listener.begin(head);
    this.#reader = this.#format.inPieces(head);
  }

  #readWhole(given: string): number {
    const text = given.slice(0, this.#division.whole);
    this.#leftOut += given.length - text.length;
    const document = this.#format.parse(text);
    const { length: end } = text;
    this.#listener.hear({ document, settled: document.records.length, base: 0, from: 0, end, last: true, cut: false });
    return given.length;
  }

  /** Reads stretch by stretch, and says how much. Where no record holds yet, twice as much is looked at next time. */
  #readOn(reader: PieceReader, text: string, ends: boolean): number {
    const { stretch, record } = this.#division;
    let need = this.#enough === HEAD_LENGTH ? stretch : this.#enough;
    let at = 0;
    while (ends || text.length - at >= need) {
      const last = ends && text.length - at <= need;
      const cut = !last && need >= record;
      const stop = Math.min(text.length, at + need);
      const shown = this.#before + text.slice(at, cut ? withoutHalfLineEnd(text, stop) : stop);
      const from = this.#before.length;
      const { document, settled, end } = reader.read(shown, from, last || cut);
      if (end > from || last) {
        this.#listener.hear({ document, settled, base: this.#base, from, end, last, cut });
        this.#before = cut ? '' : detached(shown.slice(Math.max(0, end - LOOK_BEHIND), end));
        this.#base += end - this.#before.length;
        at += end - from;
        need = stretch;
      } else need *= 2;
      if (last) break;
    }
    this.#enough = need;
    return at;
  }
}

/** Where to stop where more follows: the other half of a line end may come. */
function withoutHalfLineEnd(text: string, end: number): number {
  return text.charCodeAt(end - 1) === 13 ? end - 1 : end;
}
