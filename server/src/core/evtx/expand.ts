import { readBinXml } from './binxml.ts';
import type { BinAttribute, BinElement, BinNode, BinTemplate, ChunkData } from './binxml-model.ts';
import type { EvtxProblem, XmlAttribute, XmlNode } from './model.ts';
import { arrayItems, isArray, type Value, ValueType, valueText } from './value.ts';

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

/** Most levels of values that are BinXML themselves; Windows uses two. */
const MAX_NESTING = 8;

/** Puts values into templates. What a value's own BinXML has wrong goes to `problems`; the chunk's budget bounds the result. */
export function expand(chunk: ChunkData, nodes: readonly BinNode[], problems: EvtxProblem[]): readonly XmlNode[] {
  return new Expansion(chunk, problems, [], 0).nodes(nodes);
}

class Expansion {
  readonly #chunk: ChunkData;
  readonly #problems: EvtxProblem[];
  readonly #values: readonly Value[];
  readonly #nesting: number;

  constructor(chunk: ChunkData, problems: EvtxProblem[], values: readonly Value[], nesting: number) {
    this.#chunk = chunk;
    this.#problems = problems;
    this.#values = values;
    this.#nesting = nesting;
  }

  nodes(nodes: readonly BinNode[], children: XmlNode[] = []): readonly XmlNode[] {
    for (const node of nodes) {
      if (this.#chunk.budget.nodes-- <= 0) break;
      switch (node.kind) {
        case 'element':
          this.#element(node, children);
          break;
        case 'template':
          this.#template(node, children);
          break;
        case 'instruction':
          children.push(node);
          break;
        case 'text':
          if (node.text !== '') children.push(node.text);
          break;
        case 'substitution':
          this.#value(this.#values[node.index], children);
      }
    }
    return children;
  }

  /** The element, once for each item of the array that is its content, or not at all where what it depends on is absent. */
  #element(element: BinElement, into: XmlNode[]): void {
    const { name, dependsOn, children } = element;
    if (dependsOn !== undefined && this.#values[dependsOn]?.type === ValueType.NULL) return;
    const attributes = element.attributes.length === 0 ? NO_ATTRIBUTES : this.#attributes(element.attributes);
    const array = children.length === 1 ? this.#arrayOf(children[0]) : undefined;
    if (!array) {
      into.push({ kind: 'element', name, attributes, children: this.nodes(children) });
      return;
    }
    const { budget, bytes } = this.#chunk;
    const items = arrayItems(bytes, array).slice(0, Math.max(0, budget.nodes));
    budget.nodes -= items.length;
    for (const item of items) {
      into.push({ kind: 'element', name, attributes, children: item === '' ? [] : [this.#bounded(item)] });
    }
  }

  #arrayOf(node: BinNode | undefined): Value | undefined {
    const value = node?.kind === 'substitution' ? this.#values[node.index] : undefined;
    return value && isArray(value) && value.size > 0 ? value : undefined;
  }

  /** An attribute that holds nothing but an absent value is left out. */
  #attributes(attributes: readonly BinAttribute[]): readonly XmlAttribute[] {
    const written: XmlAttribute[] = [];
    for (const { name, value } of attributes) {
      const [first] = value;
      const absent = value.length === 1 && first?.kind === 'substitution' && isAbsent(this.#values[first.index]);
      if (absent || this.#chunk.budget.nodes-- <= 0) continue;
      const parts = this.nodes(value).filter((node) => typeof node === 'string');
      written.push({ name, value: parts.join('') });
    }
    return written;
  }

  #template({ definition, values }: BinTemplate, into: XmlNode[]): void {
    const inner = new Expansion(this.#chunk, this.#problems, values, this.#nesting);
    if (definition) inner.nodes(definition.nodes, into);
    else inner.#bareValues(into);
  }

  /** What is left of an event without its template. */
  #bareValues(into: XmlNode[]): void {
    for (const value of this.#values) {
      const children: XmlNode[] = [];
      this.#value(value, children);
      into.push({ kind: 'element', name: 'Data', attributes: NO_ATTRIBUTES, children });
    }
  }

  #value(value: Value | undefined, into: XmlNode[]): void {
    const { budget } = this.#chunk;
    if (!value || value.size === 0 || budget.characters <= 0) return;
    if (value.type !== ValueType.BINXML) {
      const text = valueText(this.#chunk.bytes, value);
      if (text !== '') into.push(this.#bounded(text));
      return;
    }
    budget.nodes -= value.size >> 3; // one value may be used many times
    if (this.#nesting >= MAX_NESTING || budget.nodes <= 0) return;
    const { nodes, problems } = readBinXml(this.#chunk, value.start, value.start + value.size, 'value');
    this.#problems.push(...problems);
    new Expansion(this.#chunk, this.#problems, [], this.#nesting + 1).nodes(nodes, into);
  }

  #bounded(text: string): string {
    const { budget } = this.#chunk;
    const room = Math.max(0, budget.characters);
    budget.characters -= text.length;
    return text.length <= room ? text : text.slice(0, room);
  }
}

function isAbsent(value: Value | undefined): boolean {
  return !value || value.type === ValueType.NULL;
}
