import type { Span } from '../text/span.ts';

/** A value of a JSON text that holds no others. */
export interface JsonLeaf {
  /** The names around it, outermost first; places in lists are left out. */
  readonly path: readonly string[];
  /** Without quotation marks. */
  readonly span: Span;
  readonly kind: 'string' | 'other';
}

/** An object of a JSON text, and the names of its own members. */
export interface JsonObject {
  readonly span: Span;
  readonly path: readonly string[];
  readonly names: ReadonlySet<string>;
}

/** What is told of a JSON text while it is read once, from its beginning. */
export interface JsonListener {
  leaf?(leaf: JsonLeaf): void;
  /** Objects are told when they end, so inner ones first. */
  object?(object: JsonObject): void;
}

const MAX_DEPTH = 32;
/** A name is not longer. */
const NAME = 80;
/** An object has not more members. */
const MAX_NAMES = 200;

/**
 * Reads what of JSON stands in `[span.start, span.end)`: one value or several behind each other, with other text between them. Never fails:
 * what is no JSON is passed over, and what has no end goes on to the end of the span. Linear in the span.
 */
export function readJson(text: string, span: Span, listener: JsonListener): void {
  new JsonReader(text, span, listener).read();
}

interface Frame {
  readonly start: number;
  readonly list: boolean;
  readonly path: readonly string[];
  readonly names: Set<string>;
  /** The name whose value comes. */
  name: string | undefined;
}

class JsonReader {
  readonly #text: string;
  readonly #span: Span;
  readonly #listener: JsonListener;
  readonly #frames: Frame[] = [];
  /** Objects and lists that are deeper than what is kept. */
  #deeper = 0;

  constructor(text: string, span: Span, listener: JsonListener) {
    this.#text = text;
    this.#span = span;
    this.#listener = listener;
  }

  read(): void {
    const { start, end } = this.#span;
    for (let at = start; at < end; ) at = this.#step(at, end);
    while (this.#frames.length > 0) this.#close(end);
  }

  #step(at: number, end: number): number {
    const code = this.#text.charCodeAt(at);
    if (code === OPEN || code === LIST) {
      this.#open(at, code === LIST);
      return at + 1;
    }
    if (code === CLOSE || code === LIST_END) {
      if (this.#deeper > 0) this.#deeper--;
      else this.#close(at + 1);
      return at + 1;
    }
    const frame = this.#frames.at(-1);
    if (!frame || this.#deeper > 0) return code === QUOTE && frame ? stringEnd(this.#text, at + 1, end) + 1 : at + 1;
    if (code === COMMA && !frame.list) frame.name = undefined;
    if (code === QUOTE) {
      const stop = stringEnd(this.#text, at + 1, end);
      this.#string(frame, { start: at + 1, end: stop });
      return stop + 1;
    }
    if (code <= 32 || code === COMMA || code === COLON) return at + 1;
    let stop = at + 1;
    while (stop < end && !ENDS.has(this.#text.charCodeAt(stop)) && this.#text.charCodeAt(stop) > 32) stop++;
    this.#leaf(frame, { start: at, end: stop }, 'other');
    return stop;
  }

  #open(at: number, list: boolean): void {
    const frame = this.#frames.at(-1);
    if (this.#deeper > 0 || this.#frames.length >= MAX_DEPTH) this.#deeper++;
    else this.#frames.push({ start: at, list, path: frame ? pathIn(frame) : [], names: new Set(), name: undefined });
  }

  #close(end: number): void {
    const frame = this.#frames.pop();
    if (frame && !frame.list)
      this.#listener.object?.({ span: { start: frame.start, end }, path: frame.path, names: frame.names });
  }

  #string(frame: Frame, span: Span): void {
    if (frame.list || frame.name !== undefined) this.#leaf(frame, span, 'string');
    else {
      frame.name = this.#text.slice(span.start, Math.min(span.end, span.start + NAME));
      if (frame.names.size < MAX_NAMES) frame.names.add(frame.name);
    }
  }

  #leaf(frame: Frame, span: Span, kind: JsonLeaf['kind']): void {
    if (frame.list || frame.name !== undefined) this.#listener.leaf?.({ path: pathIn(frame), span, kind });
  }
}

const OPEN = 123;
const CLOSE = 125;
const LIST = 91;
const LIST_END = 93;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const ENDS: ReadonlySet<number> = new Set([OPEN, CLOSE, LIST, LIST_END, QUOTE, COMMA, COLON]);

function pathIn({ list, name, path }: Frame): readonly string[] {
  return list || name === undefined ? path : [...path, name];
}

/** Offset of the quotation mark that ends a string, of the line end that breaks it, or the end. */
function stringEnd(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE || code === 10 || code === 13) return at;
    if (code === 92) at++;
  }
  return end;
}
