import type { LineKind } from '../../log/record-list.ts';
import { lineEndWithin, nextLineStart } from '../../text/search.ts';

/** How an error begins that somebody copied without the row of the console around it. */
const BEGINS = /^\s{0,8}(?:[^\n:=]{0,80}:\s{0,4})?(?:NSError:|Error Domain=MC\w{2,60}ErrorDomain\b)/;
/** The labels of a block of ManagedConfiguration. */
const LABEL = /^[\s.\u2026]{0,12}(?:(?:US )?Desc|(?:US )?Sugg|Domain|Code|Type|Params|Underlying error|NSError)\s{0,8}:/;
/** Domains of the programs that install profiles. */
const DOMAIN = /\bMC\w{2,60}ErrorDomain\b/;
const CODE = /\bCode\s{0,8}[:=]\s{0,4}-?\d/;
/** A block is not longer. */
const REACH = 1500;

/**
 * True where an error of the installation of profiles begins that has no row of the console: the block of labels of ManagedConfiguration,
 * or the notation of Foundation on one line.
 */
export function beginsBareError(text: string, start: number, end: number): boolean {
  const line = text.slice(start, Math.min(end, start + 300));
  if (!BEGINS.test(line) && !(LABEL.test(line) && !isPart(lineBefore(text, start)))) return false;
  const block = paragraphAt(text, start);
  return DOMAIN.test(block) && CODE.test(block);
}

function isPart(line: string): boolean {
  return LABEL.test(line) || BEGINS.test(line);
}

/** Tells where the errors of a text without rows begin; what follows a gap is no part of them. */
export function bareErrorKind(text: string, start: number, end: number): LineKind {
  if (text.slice(start, Math.min(end, start + 200)).trim() === '') return 'blank';
  if (beginsBareError(text, start, end)) return 'record';
  return LABEL.test(text.slice(start, Math.min(end, start + 100))) || text.charCodeAt(start) <= 32 ? 'text' : 'foreign';
}

/** Lines that are searched for an error. */
const LINES = 400;

/** True for a text in which such an error stands. */
export function hasBareError(head: string): boolean {
  if (!DOMAIN.test(head)) return false;
  let at = 0;
  for (let i = 0; i < LINES && at < head.length; i++) {
    const end = lineEndWithin(head, at, Math.min(head.length, at + 4000));
    if (beginsBareError(head, at, end)) return true;
    at = Math.max(at + 1, nextLineStart(head, end));
  }
  return false;
}

/** The line above the one at `start`, if no gap lies between. */
function lineBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 300), start).replace(/\r?\n$/, '');
  return before.slice(before.lastIndexOf('\n') + 1);
}

function paragraphAt(text: string, start: number): string {
  const block = text.slice(start, start + REACH);
  const gap = /\n[ \t\r]{0,8}\n/.exec(block)?.index;
  return gap === undefined ? block : block.slice(0, gap);
}
