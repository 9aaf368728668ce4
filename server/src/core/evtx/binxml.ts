import { msg, type Sentence } from '../text/sentence.ts';
import type { BinAttribute, BinElement, BinFragment, BinNode, BinTemplate, ChunkData } from './binxml-model.ts';
import { Cursor } from './bytes.ts';
import type { EvtxProblem } from './model.ts';
import { entityText, nameAt } from './names.ts';
import type { Value } from './value.ts';

/**
 * The nodes at `[start, end)` of a chunk, up to where the bytes stop making sense. [MS-EVEN6] 2.2.12 names the tokens; that names
 * and templates stand at offsets of the chunk is the file's own way.
 */
export function readBinXml(chunk: ChunkData, start: number, end: number, within: Within): BinFragment {
  return new BinXmlReader(chunk, new Cursor(chunk.bytes, start, end), within).fragment();
}

/** Elements carry the number of the value they depend on inside of template definitions only. */
export type Within = 'definition' | 'value';

const Token = {
  END_OF_STREAM: 0x00,
  OPEN_START_ELEMENT: 0x01,
  CLOSE_START_ELEMENT: 0x02,
  CLOSE_EMPTY_ELEMENT: 0x03,
  END_ELEMENT: 0x04,
  VALUE: 0x05,
  ATTRIBUTE: 0x06,
  CDATA: 0x07,
  CHARACTER_REFERENCE: 0x08,
  ENTITY_REFERENCE: 0x09,
  INSTRUCTION_TARGET: 0x0a,
  INSTRUCTION_DATA: 0x0b,
  TEMPLATE_INSTANCE: 0x0c,
  NORMAL_SUBSTITUTION: 0x0d,
  OPTIONAL_SUBSTITUTION: 0x0e,
  FRAGMENT_HEADER: 0x0f,
} as const;

/** On an element: attributes follow. On all others: more of the same follows, which the next token says as well. */
/** Code of the problem of an event whose template is not where it should be. */
export const TEMPLATE_LOST = 'template-lost';

const MORE = 0x40;
const MAX_DEPTH = 64;
const MAX_VALUES = 4096;
const NO_DEPENDENCY = 0xffff;

class BinXmlReader {
  readonly #chunk: ChunkData;
  readonly #cursor: Cursor;
  readonly #within: Within;
  readonly #problems: EvtxProblem[] = [];

  constructor(chunk: ChunkData, cursor: Cursor, within: Within) {
    this.#chunk = chunk;
    this.#cursor = cursor;
    this.#within = within;
  }

  fragment(): BinFragment {
    const nodes = this.#nodes(0);
    if (!this.#cursor.ok) this.#stop('binxml-cut', msg('The event is cut off here.'));
    return { nodes, problems: this.#problems };
  }

  /** Reads up to the end of the element around it, or of everything. */
  #nodes(depth: number): readonly BinNode[] {
    const cursor = this.#cursor;
    const nodes: BinNode[] = [];
    while (cursor.left > 0) {
      const raw = cursor.u8();
      const token = raw & ~MORE;
      if (token === Token.END_ELEMENT || token === Token.END_OF_STREAM) return nodes;
      if (token === Token.FRAGMENT_HEADER) cursor.skip(3);
      else if (token === Token.OPEN_START_ELEMENT && depth < MAX_DEPTH) nodes.push(this.#element(raw, depth));
      else if (token === Token.TEMPLATE_INSTANCE) nodes.push(this.#template());
      else if (token === Token.INSTRUCTION_TARGET) nodes.push(this.#instruction());
      else if (isContent(token)) nodes.push(this.#content(token));
      else this.#unknown(token);
    }
    if (depth > 0) this.#stop('binxml-cut', msg('The event is cut off here.'));
    return nodes;
  }

  #element(raw: number, depth: number): BinElement {
    const cursor = this.#cursor;
    const dependency = this.#hasDependency() ? cursor.u16() : NO_DEPENDENCY;
    cursor.skip(4); // the element's size, which its end says as well
    const name = this.#name();
    if (raw & MORE) cursor.skip(4); // the size of all attributes
    const attributes: BinAttribute[] = [];
    let children: readonly BinNode[] = [];
    for (let open = true; open && cursor.left > 0; ) {
      const token = cursor.u8() & ~MORE;
      if (token === Token.ATTRIBUTE) attributes.push(this.#attribute());
      else {
        open = false;
        if (token === Token.CLOSE_START_ELEMENT) children = this.#nodes(depth + 1);
        else if (token !== Token.CLOSE_EMPTY_ELEMENT) this.#unknown(token);
      }
    }
    const dependsOn = dependency === NO_DEPENDENCY ? undefined : dependency;
    return { kind: 'element', name, dependsOn, attributes, children };
  }

  /** By the rule; but where an element's size and name are only plausible the other way, that way. */
  #hasDependency(): boolean {
    const byRule = this.#within === 'definition';
    const { pos } = this.#cursor;
    const [here, other] = byRule ? [pos + 2, pos] : [pos, pos + 2];
    return this.#startsElement(here) || !this.#startsElement(other) ? byRule : !byRule;
  }

  #startsElement(pos: number): boolean {
    const probe = new Cursor(this.#chunk.bytes, pos, this.#cursor.end);
    const size = probe.u32();
    const offset = probe.u32();
    return probe.ok && size <= this.#chunk.bytes.length && nameAt(this.#chunk, offset) !== undefined;
  }

  #attribute(): BinAttribute {
    const cursor = this.#cursor;
    const name = this.#name();
    const value: BinNode[] = [];
    while (cursor.left > 0 && isContent((cursor.bytes[cursor.pos] ?? 0) & ~MORE)) value.push(this.#content(cursor.u8() & ~MORE));
    return { name, value };
  }

  #content(token: number): BinNode {
    const cursor = this.#cursor;
    switch (token) {
      case Token.VALUE:
        cursor.skip(1); // the type: always a string
        return { kind: 'text', text: cursor.utf16(cursor.u16()) };
      case Token.CDATA:
        return { kind: 'text', text: cursor.utf16(cursor.u16()) };
      case Token.CHARACTER_REFERENCE:
        return { kind: 'text', text: String.fromCharCode(cursor.u16()) };
      case Token.ENTITY_REFERENCE:
        return { kind: 'text', text: entityText(this.#name()) };
      default: {
        const index = cursor.u16();
        cursor.skip(1); // the type, which the value has too
        return { kind: 'substitution', index };
      }
    }
  }

  #instruction(): BinNode {
    const cursor = this.#cursor;
    const target = this.#name();
    const follows = cursor.bytes[cursor.pos] === Token.INSTRUCTION_DATA;
    if (follows) cursor.skip(1);
    return { kind: 'instruction', target, data: follows ? cursor.utf16(cursor.u16()) : '' };
  }

  /** A name is an offset; the name itself follows at once where that offset points here. */
  #name(): string {
    const cursor = this.#cursor;
    const at = cursor.pos;
    const offset = cursor.u32();
    const name = nameAt(this.#chunk, offset);
    if (!name) {
      if (cursor.ok)
        this.#stop('binxml-name', msg('A name was expected at byte {0} of the chunk, and is not there.', offset), at);
      return '_';
    }
    if (offset === cursor.pos) cursor.skip(name.end - cursor.pos);
    return name.text;
  }

  #template(): BinTemplate {
    const cursor = this.#cursor;
    cursor.skip(1);
    const id = cursor.u32();
    const offset = cursor.u32();
    if (offset === cursor.pos) cursor.skip(HEAD + new Cursor(cursor.bytes, offset + HEAD - 4, cursor.end).u32());
    const definition = this.#definition(id, offset);
    return { kind: 'template', definition, values: this.#values() };
  }

  #definition(id: number, offset: number): BinFragment | undefined {
    const own = templateAt(this.#chunk, offset, id);
    const definition = own ?? this.#chunk.library.get(id);
    if (!own) {
      const lost = msg('The template of this event is lost: its values follow without their names.');
      const lent = msg(
        'The template of this event was lost; one with the same identifier, from elsewhere in the file, stands in.',
      );
      this.#say(TEMPLATE_LOST, definition ? lent : lost, this.#cursor.pos);
    }
    if (definition) this.#problems.push(...definition.problems);
    return definition;
  }

  #values(): readonly Value[] {
    const cursor = this.#cursor;
    const count = cursor.u32();
    if (count > MAX_VALUES) {
      this.#stop('binxml-values', msg('An event with {0} values cannot be.', count));
      return [];
    }
    const heads: { readonly size: number; readonly type: number }[] = [];
    for (let i = 0; i < count && cursor.left > 0; i++) {
      const size = cursor.u16();
      const type = cursor.u8();
      cursor.skip(1);
      if (cursor.ok) heads.push({ size, type });
    }
    return heads.map(({ size, type }) => {
      const start = cursor.pos;
      cursor.skip(size);
      return { type, start, size: Math.min(size, cursor.pos - start) };
    });
  }

  #unknown(token: number): void {
    this.#stop('binxml-token', msg('The event is readable up to here: unknown token {0}.', token), this.#cursor.pos - 1);
  }

  /** Tells why nothing further can be read, once, and goes to the end. */
  #stop(code: string, message: Sentence, at = this.#cursor.pos): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#say(code, message, at);
    this.#cursor.pos = this.#cursor.end;
  }
  #stopped = false;

  #say(code: string, message: Sentence, at: number): void {
    this.#problems.push({ code, offset: this.#chunk.offset + at, message });
  }
}

function isContent(token: number): boolean {
  return (
    token === Token.VALUE ||
    token === Token.CDATA ||
    token === Token.CHARACTER_REFERENCE ||
    token === Token.ENTITY_REFERENCE ||
    token === Token.NORMAL_SUBSTITUTION ||
    token === Token.OPTIONAL_SUBSTITUTION
  );
}

/** Before a definition's BinXML: offset of the next one (4 bytes), GUID (16), size of the BinXML (4). */
const HEAD = 24;

/**
 * The definition at `offset` of a chunk; undefined where none can stand, which is so too when its GUID does not begin with `id`.
 * A definition never holds itself: while it is read, it is empty.
 */
function templateAt(chunk: ChunkData, offset: number, id: number): BinFragment | undefined {
  const known = chunk.templates.get(offset);
  if (known) return known;
  const cursor = new Cursor(chunk.bytes, offset + 4, chunk.bytes.length);
  const guidStart = cursor.u32();
  cursor.skip(12);
  const size = cursor.u32();
  if (!cursor.ok || guidStart !== id || size === 0 || size > LARGEST || chunk.budget.nodes <= 0) return undefined;
  chunk.budget.nodes -= size >> 3; // overlapping definitions would otherwise be read without end
  chunk.templates.set(offset, { nodes: [], problems: [] });
  const definition = readBinXml(chunk, cursor.pos, cursor.pos + size, 'definition');
  chunk.templates.set(offset, definition);
  if (definition.problems.length === 0 && chunk.library.size < MAX_LIBRARY) chunk.library.set(id, definition);
  return definition;
}

/** A chunk's size. */
const LARGEST = 65_536;
const MAX_LIBRARY = 4096;
