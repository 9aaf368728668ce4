import type { Span } from '../../text/span.ts';
import { inlineLabels, type Label, labelOf } from './labels.ts';

/** A line `Label: value`. */
export interface LabelLine {
  readonly label: Label;
  readonly value: Span;
}

/** Blanks before a label, and its length: longer ones are none. */
const INDENT = 8;
const LABEL = 34;

/** The label that begins a line, and what stands behind its colon (`Quelle:        WAS`, `Source :       WAS`); undefined for text. */
export function readLabelLine(text: string, start: number, end: number): LabelLine | undefined {
  let at = start;
  while (at < end && at < start + INDENT && isBlank(text.charCodeAt(at))) at++;
  const limit = Math.min(end, at + LABEL);
  let colon = at;
  let ascii = true;
  for (; colon < limit; colon++) {
    const code = text.charCodeAt(colon);
    if (code === COLON) break;
    if (code > 127) ascii = false;
  }
  if (colon >= limit || colon === at) return undefined;
  const word = text.slice(at, colon);
  const label = labelOf(ascii ? word : word.replace(/[\u00a0\u202f]/g, ' '));
  return label && { label, value: trimmedWide(text, colon + 1, end) };
}

const COLON = 58;
/** So much of a line is searched for further labels. */
const SEARCHED = 2000;

/** The labels of a line: one, or those of a whole event that a browser copied into one line; none for text. */
export function readLabels(text: string, start: number, end: number): readonly LabelLine[] {
  const first = readLabelLine(text, start, end);
  if (!first) return [];
  const { value } = first;
  if (first.label.part === 'message') return [first];
  const rest = text.slice(value.start, Math.min(value.end, value.start + SEARCHED));
  if (!rest.includes(': ') && !/:(?:\s|$)/.test(rest)) return [first];
  const others = inlineLabels(rest).filter(({ label }) => label.part !== first.label.part);
  const startOf = (index: number): number => value.start + (others[index]?.start ?? value.end - value.start);
  return [
    { label: first.label, value: trimmedWide(text, value.start, startOf(0)) },
    ...others.map(({ label, end: from }, i) => ({ label, value: trimmedWide(text, value.start + from, startOf(i + 1)) })),
  ];
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 0xa0 || code === 0x202f || code === 0xfeff;
}

function trimmedWide(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}
