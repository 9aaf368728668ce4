import { msg, type Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import type { LanguageId } from './model.ts';

/**
 * Why something in a log was not looked at, or not understood.
 * `damaged`: the file is; `left-out`: a bound on size or number; `changed`: the file was another when its reading ended; `cut`: lines or
 * entries that stop early; `messages`: SCEP messages that were not checked; `unknown-lines`: lines that are no entries;
 * `other-format`: lines of another log of ours; `unknown-errors`: errors of the enrollment's own programs that no rule knows;
 * `rules`: rules that broke; `hidden`: findings of rules that the reader hid; `unobserved`: what entries beyond a bound say of enrollments,
 * which only the case lacks: the findings of the log itself are whole.
 */
export type GapKind =
  | 'damaged'
  | 'left-out'
  | 'changed'
  | 'cut'
  | 'messages'
  | 'unknown-lines'
  | 'other-format'
  | 'unknown-errors'
  | 'rules'
  | 'hidden'
  | 'unobserved';

/** Something in a log that was not looked at, or not understood. Plain data, which may cross into another thread. */
export interface Gap {
  readonly kind: GapKind;
  /** How many places, lines, messages … it is. */
  readonly count: number;
  /** What it is, with the number: "SCEP messages (6)". */
  readonly what: Sentence;
  /** Where to look, the first `MAX_PLACES` of them; none where the text has no place for it. */
  readonly places: readonly Span[];
  /** Of `other-format`: the format of those lines. */
  readonly format?: LanguageId;
  /** Of a file as a whole: what happened to it, to go behind its name: "it is damaged at byte 4096: …". */
  readonly sentence?: Sentence;
}

/** All that was not looked at in a log; empty where it was read whole and understood. */
export type Coverage = readonly Gap[];

export const MAX_PLACES = 100;

/**
 * What may be said of a log in which nothing was found. Every output says it through this function, so that none can give an all-clear
 * for what was not looked at.
 */
export function nothingFound(records: number, coverage: Coverage): Sentence {
  const rest = notLookedAt(coverage);
  if (records === 0) {
    if (!rest) return msg('This log holds no entries, so it says nothing about an enrollment.');
    return msg('No entry could be read, so this log says nothing about an enrollment. {0}', rest);
  }
  return rest ? msg('No findings in what was read. {0}', rest) : msg('No findings.');
}

/** What was not looked at and what was not understood, as a sentence that goes behind any other; undefined where nothing is left. */
export function notLookedAt(coverage: Coverage): Sentence | undefined {
  const unread = listOf(coverage.filter(({ kind }) => kind !== 'unknown-errors'));
  const unknown = listOf(coverage.filter(({ kind }) => kind === 'unknown-errors'));
  const first = unread && msg('Not looked at: {0}.', unread);
  const second = unknown && msg('Not understood: {0}.', unknown);
  return first && second ? msg('{0} {1}', first, second) : (first ?? second);
}

function listOf(gaps: Coverage): Sentence | undefined {
  const [first, ...others] = gaps.map(({ what }) => what);
  return first && others.reduce<Sentence>((all, one) => msg('{0}, {1}', all, one), first);
}

/** The gaps of a text with those of the file that it was read from: what is damaged there shows in the text as well, and counts once. */
export function withFile(ofText: Coverage, ofFile: Coverage): Coverage {
  const known = new Set(ofFile.map(({ kind }) => kind));
  return [...ofFile, ...ofText.filter(({ kind }) => !known.has(kind))];
}
