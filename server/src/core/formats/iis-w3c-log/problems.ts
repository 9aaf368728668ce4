import type { Problem } from '../../text/problem.ts';
import type { Sentence } from '../../text/sentence.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';

export const MAX_PROBLEMS = 200;

/** The same problem on every line helps nobody: so many of one code are kept. */
const MAX_PER_CODE = 40;

/** What can be wrong with an IIS log, in the reader's words. */
export const problem = {
  fieldsMissing: (span: Span): Problem =>
    one('fields-missing', span, msg('There is no #Fields line above, so the columns were recognised by what they look like.')),
  fieldsEmpty: (span: Span): Problem =>
    one('fields-empty', span, msg('This #Fields line names no columns, so they are recognised by what they look like.')),
  fieldsWrong: (span: Span): Problem =>
    one(
      'fields-wrong',
      span,
      msg('This line does not fit the #Fields line above, so its columns were recognised by what they look like.'),
    ),
  columnsMissing: (span: Span, found: number, named: number): Problem =>
    one('columns-missing', span, msg('This line has {0} columns, but #Fields names {1}. What is there was read.', found, named)),
  columnsExtra: (span: Span, found: number, named: number): Problem =>
    one(
      'columns-extra',
      span,
      msg('This line has {0} columns, but #Fields names only {1}. The known ones were read.', found, named),
    ),
  lineCut: (span: Span): Problem =>
    one('line-cut', span, msg('This line stops before the status, so the outcome of the request is not known.')),
  lineUnreadable: (span: Span): Problem =>
    one('line-unreadable', span, msg('This line is no record of an IIS log and was passed over.')),
  timeBackwards: (span: Span, minutes: number): Problem =>
    one(
      'time-backwards',
      span,
      msg('Here the time goes back by {0} min: the clock was set back, or logs were put together in the wrong order.', minutes),
    ),
  nulCharacters: (span: Span, count: number): Problem =>
    one(
      'nul-characters',
      span,
      msg('{0} NUL characters stand here. Windows leaves them after a crash or power loss; records may be missing.', count),
    ),
} as const;

function one(code: string, span: Span, message: Sentence): Problem {
  return { code, span, message };
}

/** Collects problems up to the limits. */
export class ProblemList {
  readonly list: Problem[];
  readonly #counts = new Map<string, number>();

  constructor(known: readonly Problem[]) {
    this.list = [...known];
    for (const { code } of known) this.#counts.set(code, this.count(code) + 1);
  }

  count(code: string): number {
    return this.#counts.get(code) ?? 0;
  }

  add(found: Problem): void {
    if (this.list.length >= MAX_PROBLEMS || this.count(found.code) >= MAX_PER_CODE) return;
    this.#counts.set(found.code, this.count(found.code) + 1);
    this.list.push(found);
  }
}
