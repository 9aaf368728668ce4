import type { Sentence, SentenceArg } from './sentence.ts';

/**
 * The same text in memory of its own. An engine may keep a piece of a string as a reference into it; what is kept longer than
 * a document must not hold its whole text.
 */
export function detached<Text extends string>(text: Text): Text {
  return text.length < SHORTEST_REFERENCE ? text : (` ${text}`.slice(1) as Text);
}

/** V8 copies shorter pieces anyway. */
const SHORTEST_REFERENCE = 13;

/** Log text in a sentence is cut after so many characters. */
const MAX_WORDS = 300;

/** The same sentence, for what outlives the log: its log text cut, and in memory of its own. */
export function detachedMessage({ text, args }: Sentence): Sentence {
  return { text, args: args.map(detachedArg) };
}

function detachedArg(arg: SentenceArg): SentenceArg {
  if (typeof arg === 'string') return detached(arg.length > MAX_WORDS ? `${arg.slice(0, MAX_WORDS)}…` : arg);
  return typeof arg === 'object' ? detachedMessage(arg) : arg;
}
