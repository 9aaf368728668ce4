import type { DecodedNode } from '../../core/scep/model.ts';
import { type Localize, type Message, msg } from '../../core/text/message.ts';
import { MASK } from '../../core/text/secret.ts';
import { oneLine } from '../markdown.ts';
import { type DecodedPayload, decodePayload, payloadAt } from '../payloads.ts';
import type { Session } from '../session.ts';
import { type DecodedAddress, fileNameOf } from '../virtual-uri.ts';
import { gone } from './gone.ts';
import { plainText, type Section, type TextLink, type VirtualText } from './virtual-text.ts';

const MAX_LINES = 20_000;
const MAX_DEPTH = 100;
const MAX_VALUE = 4000;

/** A SCEP message as a page: what it says in words, then its whole tree with byte offsets. */
export function decodedDocument(session: Session, address: DecodedAddress): VirtualText {
  const { say } = session;
  const log = session.logs.get(address.log);
  if (!log) return gone(address.log, say);
  const { document } = log.analysis;
  const ref = payloadAt(log.analysis, address.offset);
  if (!ref)
    return plainText(
      `${say(msg('There is no SCEP message at this place any more: the log has changed. Open the message again.'))}\n`,
    );
  const line = document.lines.lineAt(ref.span.start);
  const heading = oneLine(say(msg('SCEP message in {0}, line {1}', fileNameOf(log.uri), line + 1)));
  const link: TextLink = { line: 0, start: 0, end: heading.length, target: `${log.uri}#L${line + 1}` };
  const decoded = decodePayload(document, ref);
  if (!decoded) {
    const empty = say(msg('The log holds "..." in place of the message: whoever wrote the log left it out.'));
    return { text: `${heading}\n\n${empty}\n`, links: [link], sections: [] };
  }
  const page = new Page(say);
  page.line(heading);
  words(page, decoded);
  const sections = page.tree(decoded.tree());
  return { text: page.text(), links: [link], sections };
}

function words(page: Page, { explanation, payload }: DecodedPayload): void {
  page.line('');
  page.say(explanation.title);
  for (const paragraph of explanation.paragraphs) page.say(paragraph);
  page.line('');
  for (const { label, value } of explanation.rows) page.say(msg('{0}: {1}', label, value));
  page.say(msg('{0} bytes', payload.bytes.length));
  page.line('');
  page.say(msg('All elements. The number is the offset of the element, in bytes from the start of the message.'));
}

/** Collects lines up to a limit and says where it stopped. */
class Page {
  readonly #say: Localize;
  readonly #lines: string[] = [];

  constructor(say: Localize) {
    this.#say = say;
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  line(text: string): void {
    this.#lines.push(text);
  }

  say(message: Message): void {
    this.line(oneLine(this.#say(message), MAX_VALUE));
  }

  /** Writes the nodes, one a line, indented by depth; gives their sections. */
  tree(nodes: readonly DecodedNode[], depth = 0): Section[] {
    const sections: Section[] = [];
    for (const node of nodes) {
      if (this.#lines.length >= MAX_LINES) {
        if (this.#lines.length === MAX_LINES) this.say(msg('… {0} lines are shown, the rest is left out.', MAX_LINES));
        return sections;
      }
      sections.push(this.#node(node, depth));
    }
    return sections;
  }

  #node(node: DecodedNode, depth: number): Section {
    const line = this.#lines.length;
    const indent = '  '.repeat(depth);
    const offset = node.offset === undefined ? '      ' : String(node.offset).padStart(6);
    const name = oneLine(this.#say(node.label), MAX_VALUE);
    const detail = node.secret ? MASK : node.value ? oneLine(this.#say(node.value), MAX_VALUE) : '';
    this.line(detail ? `${offset}  ${indent}${name}: ${detail}` : `${offset}  ${indent}${name}`);
    for (const problem of node.problems) {
      this.line(`${String(problem.offset).padStart(6)}  ${indent}  ! ${oneLine(this.#say(problem.message), MAX_VALUE)}`);
    }
    const children = depth < MAX_DEPTH ? this.tree(node.children, depth + 1) : [];
    return { name, detail, line, endLine: this.#lines.length - 1, children };
  }
}
