import { explainCode as lookUp } from '../../core/lookup/index.ts';
import { msg, type Sentence, verbatim } from '../../core/text/sentence.ts';
import { oneLine } from '../../core/text/visible.ts';
import type { ExplainCodeAnswer, ExplainCodeParams } from '../../protocol.ts';
import { addressOfCode } from '../answer/addresses.ts';
import { members } from '../answer/json.ts';
import type { Session } from '../session/session.ts';

const MAX_SUMMARY = 300;

/** The likeliest reading of a code in one line, for a box in which somebody types, and the document that has all. */
export function explainCode(session: Session, params: ExplainCodeParams): ExplainCodeAnswer {
  const { text } = members(params);
  const { asked, readings, known, suggestions } = lookUp(typeof text === 'string' ? text : '');
  const [first, ...others] = readings;
  const summary = first ? summaryOf(first.title, first.paragraphs[0], others.length) : nothingKnown(asked, suggestions);
  return { known, summary: oneLine(session.say(summary), MAX_SUMMARY), uri: addressOfCode(asked) };
}

function summaryOf(title: Sentence, meaning: Sentence | undefined, others: number): Sentence {
  const first = meaning ? msg('{0}: {1}', title, meaning) : title;
  if (others === 0) return first;
  return others === 1 ? msg('{0} And one other reading.', first) : msg('{0} And {1} other readings.', first, others);
}

function nothingKnown(asked: string, suggestions: readonly string[]): Sentence {
  if (asked === '') return verbatim('');
  if (suggestions.length === 0) return msg('No table of ours knows this.');
  return msg('No table of ours knows this. Written nearly so: {0}', suggestions.join(', '));
}
