import { msg, type Sentence } from './sentence.ts';

/**
 * What a statement rests on where no documentation says it: `derived` from what is documented, or common knowledge; `client`: the
 * client's own texts and what stands around them in it, which its vendor does not document; `reported` by one person.
 */
export type Basis = 'derived' | 'client' | 'reported';

/** What a statement rests on. */
export type Proof = 'documented' | Basis;

/** What every table, note, piece of advice, rule and finding says of itself. */
export interface Proven {
  /** True where a source says this sentence. */
  readonly verified: boolean;
  /** Why somebody may believe it all the same; default: `derived`. Means nothing where it is verified. */
  readonly basis?: Basis;
}

/** A sentence with a proof of its own: one that the proof of the whole in which it stands does not cover. */
export interface Statement extends Sentence {
  readonly basis?: Basis;
}

export function derived(sentence: Sentence): Statement {
  return { ...sentence, basis: 'derived' };
}

export function clientsOwn(sentence: Sentence): Statement {
  return { ...sentence, basis: 'client' };
}

export function reported(sentence: Sentence): Statement {
  return { ...sentence, basis: 'reported' };
}

export function proofOf({ verified, basis = 'derived' }: Proven): Proof {
  return verified ? 'documented' : basis;
}

/** The two members of `Proven`, of something that has more. */
export function provenOf({ verified, basis }: Proven): Proven {
  return basis === undefined || verified ? { verified } : { verified, basis };
}

/** What a statement inside a whole rests on: on its own proof where it has one. */
export function provenWithin({ basis }: Statement, whole: Proven): Proven {
  return basis === undefined ? provenOf(whole) : { verified: false, basis };
}

/** The sentence with a mark behind it unless it is documented: how readers see what a sentence rests on, wherever it stands. */
export function marked(sentence: Sentence, proven: Proven): Sentence {
  const mark = markOf(proven);
  return mark ? msg('{0} {1}', sentence, mark) : sentence;
}

/** The same in a few words, where there is room for no more: at the end of a line, in a title. */
export function markedBriefly(sentence: Sentence, { verified }: Proven): Sentence {
  return verified ? sentence : msg('{0} {1}', sentence, MARKS.derived);
}

/** A few words in brackets, to stand behind a sentence; undefined for what is documented. */
export function markOf(proven: Proven): Sentence | undefined {
  return MARKS[proofOf(proven)];
}

const MARKS = {
  documented: undefined,
  derived: msg('(not verified)'),
  client: msg("(not verified: from the client's own texts)"),
  reported: msg('(not verified: reported by one person)'),
} as const satisfies Record<Proof, Sentence | undefined>;

/** The mark as a sentence, for the end of a page or a hover; undefined for what is documented. */
export function remarkOn(proven: Proven): Sentence | undefined {
  return REMARKS[proofOf(proven)];
}

const REMARKS = {
  documented: undefined,
  derived: msg('Not verified: no documentation confirms this.'),
  client: msg("Not verified: this is read from the client's own texts, which its vendor does not document."),
  reported: msg('Not verified: one person reported this.'),
} as const satisfies Record<Proof, Sentence | undefined>;
