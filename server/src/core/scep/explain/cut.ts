import { msg, type Sentence } from '../../text/sentence.ts';
import type { Cut, Missing } from '../model.ts';

/** Where a text stops and how much is missing at least. */
export function cutText({ atByte, inside, atLeastBytes }: Cut): Sentence {
  return atLeastBytes === undefined
    ? msg('The text ends at byte {0}, inside {1}.', atByte, inside)
    : msg('The text ends at byte {0}, inside {1}; the whole message has at least {2} bytes.', atByte, inside, atLeastBytes);
}

/** What a cut message cannot say. Undefined where nothing is missing. */
export function unknowableText(missing: readonly Missing[]): Sentence | undefined {
  if (missing.length === 0) return undefined;
  return msg('Not in this text, so it cannot be known: {0}.', missing.map(({ member }) => member).join(', '));
}
