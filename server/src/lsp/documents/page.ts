import type { DecodedNode } from '../../core/scep/model.ts';
import { MASK } from '../../core/text/secret.ts';
import { joined, own, together } from '../../core/text/secrets/index.ts';
import { type Localize, msg, type Sentence } from '../../core/text/sentence.ts';
import { type Line, oneLine, type Shown } from '../../core/text/visible.ts';
import type { ByteLine, Section } from '../answer/virtual-text.ts';

const MAX_LINES = 20_000;
const MAX_DEPTH = 100;
const MAX_VALUE = 4000;

/** Collects the lines of a decoded document up to a limit, with their sections and the bytes they tell of. */
export class Page {
  readonly #say: Localize;
  readonly #lines: Line[] = [];
  readonly #bytes: ByteLine[] = [];

  constructor(say: Localize) {
    this.#say = say;
  }

  get text(): Shown {
    return together`${joined(this.#lines, '\n')}\n`;
  }

  get bytes(): readonly ByteLine[] {
    return this.#bytes;
  }

  line(text: Line): void {
    this.#lines.push(text);
  }

  say(message: Sentence, indent = ''): void {
    this.line(together`${own<Line>(indent)}${oneLine(this.#say(message), MAX_VALUE)}`);
  }

  /** A line about bytes of the message. */
  about(start: number, end: number, message: Sentence, indent = ''): void {
    this.#bytes.push({ line: this.#lines.length, start, end });
    this.say(message, indent);
  }

  /** A heading with what belongs to it, foldable and in the outline. */
  section(title: Sentence, write: () => readonly Section[] | undefined): Section {
    const line = this.#lines.length;
    const name = oneLine(this.#say(title), MAX_VALUE);
    this.line(name);
    const children = write() ?? [];
    return { name, detail: own(''), line, endLine: this.#lines.length - 1, children };
  }

  /** The nodes, one a line, indented by depth. `whole`: the bytes that every line means, where the nodes have none of their own. */
  tree(nodes: readonly DecodedNode[], whole?: Omit<ByteLine, 'line'>, depth = 0): Section[] {
    const sections: Section[] = [];
    for (const node of nodes) {
      if (this.#lines.length >= MAX_LINES) {
        if (this.#lines.length === MAX_LINES) this.say(msg('… {0} lines are shown, the rest is left out.', MAX_LINES));
        return sections;
      }
      sections.push(this.#node(node, whole, depth));
    }
    return sections;
  }

  #node(node: DecodedNode, whole: Omit<ByteLine, 'line'> | undefined, depth: number): Section {
    const line = this.#lines.length;
    const indent = own<Line>('  '.repeat(depth));
    const offset = byteColumn(node.offset);
    const name = oneLine(this.#say(node.label), MAX_VALUE);
    const detail = node.secret ? own<Line>(MASK) : node.value ? oneLine(this.#say(node.value), MAX_VALUE) : own<Line>('');
    const place = node.offset === undefined || node.end === undefined ? undefined : { start: node.offset, end: node.end };
    const bytes = whole ?? place;
    if (bytes) this.#bytes.push({ line, ...bytes });
    this.line(detail === '' ? together`${offset}  ${indent}${name}` : together`${offset}  ${indent}${name}: ${detail}`);
    for (const problem of node.problems) {
      const at = whole ?? { start: problem.offset, end: problem.offset + 1 };
      this.#bytes.push({ line: this.#lines.length, ...at });
      this.line(together`${byteColumn(problem.offset)}  ${indent}  ! ${oneLine(this.#say(problem.message), MAX_VALUE)}`);
    }
    const children = depth < MAX_DEPTH ? this.tree(node.children, whole, depth + 1) : [];
    return { name, detail, line, endLine: this.#lines.length - 1, children };
  }
}

/** The offset of an element, in a column of its own. */
function byteColumn(offset: number | undefined): Line {
  return own(offset === undefined ? '      ' : String(offset).padStart(6));
}
