import { expect } from 'vitest';
import { factsOf } from '../../../server/src/core/analyze/facts-of.ts';
import { checkAllMessages } from '../../../server/src/core/analyze/index.ts';
import type { LogFacts, Observation } from '../../../server/src/core/log/facts.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { msg } from '../../../server/src/core/text/sentence.ts';
import { analysisOf } from '../../support/check-findings.ts';

/**
 * `marked` is a log with carets under what each record says of an enrollment, and behind them who says what:
 * `^^^ iis GetCACaps whole 2:done address=10.40.86.2`, that is writer, act, phase, step (or `2-5` where several may
 * have failed) and outcome, then `#0` for an attempt of this log, and the keys in the order of the alphabet. Any other observation fails. Gives the facts, for what carets cannot say.
 */
export function check(format: LanguageId, marked: string): LogFacts {
  const text = marked
    .split('\n')
    .filter((line) => !MARKER.test(line))
    .join('\n');
  const facts = factsOfText(format, text);
  expect(draw(text, facts.observations)).toBe(marked);
  return facts;
}

/** All that a text says, its messages checked. */
export function factsOfText(format: LanguageId, text: string): LogFacts {
  return factsOf('a.log', { quality: 'certain', reason: msg('a test') }, checkAllMessages(analysisOf(text, format)));
}

const MARKER = /^[ \t]*\^+ /;

/** The text with a marker line for each observation, under the line on which it says to stand. */
export function draw(text: string, observations: readonly Observation[]): string {
  return text
    .split('\n')
    .flatMap((line, number) => [line, ...observations.filter((one) => one.line === number).map((one) => marker(line, one))])
    .join('\n');
}

function marker(line: string, one: Observation): string {
  const indent = line.slice(0, one.column).replace(/[^\t]/g, ' ');
  const carets = '^'.repeat(Math.max(1, Math.min(one.span.end - one.span.start, line.length - one.column)));
  const keys = Object.entries(one.keys)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ` ${name}=${value}`);
  const attempt = one.attempt === undefined ? '' : ` #${one.attempt}`;
  const steps = one.upTo === undefined ? one.step : `${one.step}-${one.upTo}`;
  return `${indent}${carets} ${one.by} ${one.act} ${one.phase} ${steps}:${one.outcome}${attempt}${keys.join('')}`;
}
