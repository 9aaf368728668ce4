import type { Span } from '../span.ts';

/** A text as it reads when escapes are undone, and where each of its code units stands in the source. */
export interface Layer {
  readonly text: string;
  /** Start and end in the source of each code unit; absent where the layer is the source itself. */
  readonly places?: { readonly starts: Int32Array; readonly ends: Int32Array };
}

export function plainLayer(text: string): Layer {
  return { text };
}

/** The place in the source of a span of the layer, which is not empty. */
export function sourceSpan({ text, places }: Layer, { start, end }: Span): Span {
  if (!places || text.length === 0) return { start, end };
  return { start: places.starts[start] ?? 0, end: places.ends[Math.max(start, end - 1)] ?? 0 };
}

/** Percent (RFC 3986, and `%u0061`), XML (section 4.6) and JSON or C escapes of what may be in a name or around one: ASCII. */
const ESCAPE =
  /%u00[0-7][0-9a-f]|%[0-7][0-9a-f]|&(?:amp|lt|gt|quot|apos|#0{0,4}\d{2,3}|#x0{0,4}[2-7][0-9a-f]);|\\u00[0-7][0-9a-f]|\\x[2-7][0-9a-f]|\\["'/\\]/gi;

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The layer with one more level of escapes undone; undefined where there are none. */
export function undone(layer: Layer): Layer | undefined {
  return rewritten(layer, ESCAPE, characterOf);
}

function characterOf(sequence: string): string {
  if (sequence.startsWith('&')) {
    const name = sequence.slice(1, -1);
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? sequence;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code < 0x80 ? String.fromCharCode(code) : sequence;
  }
  if (/^\\["'/\\]/.test(sequence)) return sequence.slice(1);
  return String.fromCharCode(Number.parseInt(sequence.slice(-2), 16));
}

/** A break of a line inside a word, as terminals, mail and fixed-width viewers make them; a soft one of quoted-printable (RFC 2045) too. */
const BREAK = /[=\\]?\r?\n(?=[A-Za-z0-9_%=:.&-])/g;

/** The text with such breaks taken out; undefined where it has none. */
export function unwrapped(text: string): Layer | undefined {
  return rewritten(plainLayer(text), BREAK, () => '');
}

function rewritten(layer: Layer, pattern: RegExp, by: (found: string) => string): Layer | undefined {
  const { text, places } = layer;
  const parts: string[] = [];
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let length = 0;
  let from = 0;
  const copy = (end: number): void => {
    parts.push(text.slice(from, end));
    for (let at = from; at < end; at++, length++) {
      starts[length] = places?.starts[at] ?? at;
      ends[length] = places?.ends[at] ?? at + 1;
    }
  };
  for (const { 0: found, index } of text.matchAll(pattern)) {
    copy(index);
    const character = by(found);
    parts.push(character);
    for (let at = 0; at < character.length; at++, length++) {
      const last = index + found.length - 1;
      starts[length] = places?.starts[index] ?? index;
      ends[length] = places?.ends[last] ?? last + 1;
    }
    from = index + found.length;
  }
  if (from === 0) return undefined;
  copy(text.length);
  return { text: parts.join(''), places: { starts: starts.subarray(0, length), ends: ends.subarray(0, length) } };
}
