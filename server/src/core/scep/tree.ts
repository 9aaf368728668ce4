import {
  type ByteProblem,
  contentsOf,
  decodeText,
  type ElementNote,
  is,
  OID,
  oidName,
  oidOf,
  type Reading,
  rangeOf,
  stringOf,
  stringTypeOf,
  TAG,
  type Tlv,
} from '../asn1/index.ts';
import { type Secret, secret } from '../text/secret.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { elementName, elementValue } from './element-text.ts';
import type { DecodedMessage, DecodedNode } from './model.ts';
import { PRIVATE_KEY_NAMES } from './private-key.ts';

const MAX_CHILDREN = 1_000;
const MAX_DEPTH = 256;

/** Every element of a message in order, nested as encoded, with its standard's name, value, place and problems. */
export function messageTree(decoded: DecodedMessage): readonly DecodedNode[] {
  if (decoded.kind === 'caps') return decoded.capabilities.map((keyword) => leaf(verbatim(keyword)));
  if (decoded.kind === 'private-key') {
    const place = { offset: 0, end: decoded.length };
    return [{ ...leaf(PRIVATE_KEY_NAMES[decoded.form]), ...place, secret: secret('') }];
  }
  if (decoded.kind === 'fragment') return fragmentTree(decoded);
  if (!decoded.root) return [];
  const { root, reading, cut } = decoded;
  const builder = new TreeBuilder(reading, decoded.problems);
  const node = builder.node(root, 0);
  const problems = cut ? [{ code: 'cut', offset: cut.atByte, message: CUT }] : [];
  const last = { ...node, problems: [...node.problems, ...problems] };
  if (decoded.trailingAt === undefined) return [last];
  const rest = { offset: decoded.trailingAt, end: decoded.length };
  const count = msg('{0} bytes that do not belong to the message', decoded.length - decoded.trailingAt);
  return [last, { ...leaf(BEHIND), ...rest, value: count }];
}

/** The elements that were recognised, and how many bytes lie between them: these are not shown, for nobody knows what they are. */
function fragmentTree({ elements, reading, length }: Extract<DecodedMessage, { kind: 'fragment' }>): readonly DecodedNode[] {
  const builder = new TreeBuilder(reading, []);
  const nodes: DecodedNode[] = [];
  let at = 0;
  for (const tlv of elements) {
    const { start, end } = rangeOf(tlv);
    if (start > at) nodes.push(gap(at, start));
    nodes.push(builder.node(tlv, 0));
    at = end;
  }
  return at < length ? [...nodes, gap(at, length)] : nodes;
}

function gap(offset: number, end: number): DecodedNode {
  return { ...leaf(UNREADABLE), offset, end, value: msg('{0} bytes', end - offset) };
}

/** The nodes that hold a byte, outermost first. */
export function pathAt(nodes: readonly DecodedNode[], byte: number): readonly DecodedNode[] {
  const path: DecodedNode[] = [];
  let level = nodes;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const node = level.find(({ offset, end }) => offset !== undefined && end !== undefined && byte >= offset && byte < end);
    if (!node) break;
    path.push(node);
    level = node.children;
  }
  return path;
}

/** The names of the elements that hold a byte, outermost first: those of `pathAt`, without making the tree. */
export function namesAt(decoded: DecodedMessage, byte: number): readonly Sentence[] {
  if (decoded.kind === 'caps' || decoded.kind === 'private-key' || !decoded.root || byte >= (decoded.trailingAt ?? Infinity)) {
    return pathAt(messageTree(decoded), byte).map(({ label }) => label);
  }
  const { reading } = decoded;
  const names: Sentence[] = [];
  let level: readonly Tlv[] = [decoded.root];
  let masked = false;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const index = level.findIndex((one, i) => i < MAX_CHILDREN && isWithin(one, byte));
    const tlv = level[index];
    if (!tlv) break;
    const note = reading.noteOf(tlv);
    names.push(labelOf(tlv, note?.name));
    if (note?.secret || (masked && index > 0)) break;
    masked = isChallenge(tlv, note);
    level = note?.inside ? [note.inside] : tlv.children;
  }
  return names;
}

function isWithin(tlv: Tlv, byte: number): boolean {
  const { start, end } = rangeOf(tlv);
  return byte >= start && byte < end;
}

function labelOf(tlv: Tlv, name: string | undefined): Sentence {
  return verbatim(name ?? elementName(tlv));
}

function leaf(label: Sentence): DecodedNode {
  return { label, problems: [], children: [] };
}

const CUT = msg('The text ends here, before the message does.');
const BEHIND = msg('Behind the message');
const UNREADABLE = msg('Not readable by itself');

class TreeBuilder {
  readonly #reading: Reading;
  /** Not yet shown, by offset. */
  readonly #problems: ByteProblem[];

  constructor(reading: Reading, problems: readonly ByteProblem[]) {
    this.#reading = reading;
    this.#problems = problems.toSorted((a, b) => a.offset - b.offset);
  }

  node(tlv: Tlv, depth: number): DecodedNode {
    const note = this.#reading.noteOf(tlv);
    const { start, end } = rangeOf(tlv);
    const label = labelOf(tlv, note?.name);
    const place = { label, offset: start, end };
    const hides = this.#reading.holdsChallenge(tlv);
    if (note?.secret || (hides && tlv.children.length === 0 && !note?.inside))
      return { ...place, secret: maskedText(tlv), problems: this.#take(start, end), children: [] };
    const inside = note?.inside ? [note.inside] : [];
    const children =
      depth < MAX_DEPTH ? this.#children(inside.length > 0 ? inside : tlv.children, depth, isChallenge(tlv, note)) : [];
    const value = hides ? undefined : (note?.value ?? elementValue(tlv));
    return { ...place, ...(value ? { value } : {}), problems: this.#take(start, end), children };
  }

  #children(tlvs: readonly Tlv[], depth: number, masked: boolean): DecodedNode[] {
    const nodes = tlvs
      .slice(0, MAX_CHILDREN)
      .map((child, i) => (masked && i > 0 ? this.#masked(child) : this.node(child, depth + 1)));
    if (tlvs.length > MAX_CHILDREN) nodes.push(leaf(msg('{0} more elements', tlvs.length - MAX_CHILDREN)));
    return nodes;
  }

  #masked(tlv: Tlv): DecodedNode {
    const { start, end } = rangeOf(tlv);
    const label = labelOf(tlv, this.#reading.noteOf(tlv)?.name);
    return {
      label,
      offset: start,
      end,
      secret: maskedText(tlv.children[0] ?? tlv),
      problems: this.#take(start, end),
      children: [],
    };
  }

  /** Problems in a range that no inner node has taken. */
  #take(start: number, end: number): ByteProblem[] {
    if (this.#problems.length === 0) return [];
    const taken = this.#problems.filter(({ offset }) => offset >= start && offset < Math.max(end, start + 1));
    for (const problem of taken) this.#problems.splice(this.#problems.indexOf(problem), 1);
    return taken;
  }
}

/**
 * A challengePassword attribute in any shape: what follows its identifier is masked, even where no view understood it. The same goes
 * for a text under an unknown identifier that stands as an attribute does, in a piece of a message: its identifier may be damaged.
 */
function isChallenge(tlv: Tlv, note: ElementNote | undefined): boolean {
  const [first, second] = tlv.children;
  if (!is(first, TAG.oid)) return false;
  const oid = oidOf(first);
  if (oid === OID.challengePassword) return true;
  const unknown = oid === undefined || oidName(oid) === oid;
  return !note && unknown && is(second, TAG.set) && second.children.some((value) => stringTypeOf(value) !== undefined);
}

function maskedText(tlv: Tlv): Secret {
  return secret(stringOf(tlv) ?? decodeText(contentsOf(tlv.children[0] ?? tlv), TAG.utf8String));
}
