import { msg, type Sentence } from '../text/sentence.ts';
import { type Header, LARGEST_LENGTH, readHeader } from './header.ts';
import type { ByteProblem, ByteSource, Tlv } from './model.ts';
import { messageOffset } from './source.ts';

/** What was read from some bytes: one element, with what is wrong in it and what is left behind it. */
export interface TlvTree {
  /** Absent only where there is not a single byte. */
  readonly root?: Tlv;
  readonly problems: readonly ByteProblem[];
  /** Set where the bytes end before the element does. Index behind the last byte. */
  readonly cutAt?: number;
  /** Set where bytes follow the element: index of the first. */
  readonly trailingAt?: number;
}

export const MAX_DEPTH = 64;
export const MAX_ELEMENTS = 32_768;
const MAX_PROBLEMS = 50;

/** An element while it is being read. */
interface Open {
  readonly tlv: Growing;
  readonly children: Tlv[];
  /** Index that no child can pass. */
  readonly limit: number;
  /** True where the limit is the end of the bytes, so that running into it means a cut and not a wrong length. */
  readonly open: boolean;
}

type Growing = { -readonly [K in keyof Tlv]: Tlv[K] };

/**
 * Reads the element at `start` as BER (X.690), whatever the bytes: a wrong length, a cut or a nesting deeper than
 * `MAX_DEPTH` ends up in `problems`, and the tree holds what could be read. Takes linear time and no recursion.
 */
export function readTlv(source: ByteSource, start = 0): TlvTree {
  const { bytes } = source;
  const problems: ByteProblem[] = [];
  const stack: Open[] = [];
  let root: Tlv | undefined;
  let at = start;
  let elements = 0;
  let stopped = false;
  const seen = new Set<string>();

  const report = (code: string, index: number, message: Sentence): void => {
    if (problems.length >= MAX_PROBLEMS) return;
    problems.push({ code, offset: messageOffset(source, index), message });
  };
  const reportOnce = (code: string, index: number, message: Sentence): void => {
    if (!seen.has(code)) report(code, index, message);
    seen.add(code);
  };
  const close = (contentEnd: number, end: number, truncated: boolean): void => {
    const done = stack.pop();
    if (!done) return;
    done.tlv.contentEnd = contentEnd;
    done.tlv.end = end;
    done.tlv.truncated ||= truncated;
    at = end;
  };

  while (at < bytes.length || stack.length > 0) {
    const top = stack.at(-1);
    if (!top && root) break;
    const limit = top ? top.limit : bytes.length;
    const open = top ? top.open : true;
    if (top && at >= limit) {
      const indefinite = top.tlv.form === 'indefinite';
      if (indefinite && !open) report('no-end-of-contents', top.tlv.start, NO_END);
      close(limit, limit, indefinite);
      continue;
    }
    if (top?.tlv.form === 'indefinite' && bytes[at] === 0 && (at + 1 >= limit || bytes[at + 1] === 0)) {
      const whole = at + 1 < limit;
      close(at, whole ? at + 2 : limit, !whole);
      continue;
    }
    if (++elements > MAX_ELEMENTS) {
      stopped = true;
      report('too-many-elements', at, msg('More than {0} elements: the rest is not read.', MAX_ELEMENTS));
      while (stack.length > 0) {
        const end = stack.at(-1)?.limit ?? at;
        close(end, end, true);
      }
      break;
    }

    const header = readHeader(bytes, at, limit);
    if (header.flaw || header.indefinite || header.tagNumber === 0) noteFlaws(header, at, top, reportOnce);
    const tlv: Growing = {
      source,
      tagClass: header.tagClass,
      tagNumber: header.tagNumber,
      constructed: header.constructed || header.indefinite,
      start: at,
      contentStart: header.contentStart,
      contentEnd: limit,
      end: limit,
      form: header.indefinite ? 'indefinite' : 'definite',
      truncated: false,
      declaredLength: header.length,
      children: NONE,
    };
    if (top) top.children.push(tlv);
    else root = tlv;

    if (header.cut) {
      tlv.truncated = true;
      if (!open) report('header-beyond-parent', at, HEADER_BEYOND);
      at = limit;
      continue;
    }
    const end = header.contentStart + (header.length ?? 0);
    const beyond = !header.indefinite && end > limit;
    if (beyond && !open) report('length-beyond-parent', at, lengthBeyond(header.length ?? 0, limit - header.contentStart));
    if (!header.indefinite) {
      tlv.truncated = beyond;
      tlv.contentEnd = Math.min(end, limit);
      tlv.end = tlv.contentEnd;
    }
    if (!tlv.constructed || (!header.indefinite && tlv.contentEnd === tlv.contentStart)) {
      at = tlv.end;
    } else if (stack.length >= MAX_DEPTH) {
      reportOnce('too-deep', at, msg('Nested deeper than {0} levels: what is inside here is not shown.', MAX_DEPTH));
      at = header.indefinite ? skipIndefinite(tlv, limit) : tlv.end;
    } else {
      const children: Tlv[] = [];
      tlv.children = children;
      at = header.contentStart;
      stack.push({ tlv, children, limit: tlv.contentEnd, open: (header.indefinite || beyond) && open });
    }
  }

  if (!root) return { problems };
  const tree = { root, problems };
  if (stopped) return tree;
  if (root.truncated) return { ...tree, cutAt: bytes.length };
  return root.end < bytes.length ? { ...tree, trailingAt: root.end } : tree;
}

/** Finds the end of an element of indefinite form without a tree: only the number of open ones is kept. */
function skipIndefinite(tlv: Growing, limit: number): number {
  const { bytes } = tlv.source;
  let at = tlv.contentStart;
  let depth = 1;
  while (at < limit) {
    if (bytes[at] === 0 && bytes[at + 1] === 0 && at + 1 < limit) {
      at += 2;
      if (--depth > 0) continue;
      tlv.contentEnd = at - 2;
      tlv.end = at;
      return at;
    }
    const header = readHeader(bytes, at, limit);
    if (header.cut) break;
    if (header.indefinite) depth++;
    at = header.contentStart + (header.length ?? 0);
  }
  tlv.truncated = true;
  tlv.contentEnd = limit;
  tlv.end = limit;
  return limit;
}

function noteFlaws(
  header: Header,
  at: number,
  top: Open | undefined,
  report: (code: string, at: number, message: Sentence) => void,
): void {
  if (header.flaw === 'reserved-length') report('reserved-length', at, RESERVED);
  if (header.flaw === 'tag-too-long') report('tag-too-long', at, TAG_TOO_LONG);
  if (header.indefinite && !header.constructed) report('indefinite-primitive', at, INDEFINITE_PRIMITIVE);
  const endOfContents = header.tagClass === 'universal' && header.tagNumber === 0 && !header.cut;
  if (endOfContents && top) report('unexpected-end-of-contents', at, UNEXPECTED_END);
}

function lengthBeyond(declared: number, room: number): Sentence {
  if (declared === LARGEST_LENGTH)
    return msg('The length of this element is impossibly large: it is damaged, or this is no message.');
  return msg('This element says it is {0} bytes long, but the element around it has only {1} left.', declared, Math.max(0, room));
}

const NONE: readonly Tlv[] = [];
const NO_END = msg('The element around this one ends before this one does: its end mark (00 00) is missing.');
const HEADER_BEYOND = msg('The element around this one ends inside its tag or length.');
const RESERVED = msg('The length begins with FF, which the standard reserves.');
const TAG_TOO_LONG = msg('The tag number is too large to be real.');
const INDEFINITE_PRIMITIVE = msg('A plain value is written with an open end, which only nested elements may have.');
const UNEXPECTED_END = msg('An end mark (00 00) stands where no element is open.');
