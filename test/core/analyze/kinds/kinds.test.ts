import { describe, expect, it } from 'vitest';
import { detectLog } from '../../../../server/src/core/detect.ts';
import { explainAt } from '../../../../server/src/core/explain/index.ts';
import { english, type Sentence } from '../../../../server/src/core/text/sentence.ts';
import { aloneInCase, analysisOf, findingsOf } from '../../../support/check-findings.ts';
import { type Input, KINDS } from './table.ts';

/** Everything that is said of a text that is pasted: rules, and words of findings and hovers. */
function answerTo({ text }: Input): { readonly rules: readonly string[]; readonly words: string } {
  const detected = detectLog({ head: text, fileName: '' });
  if (!detected) return { rules: ['none of our logs'], words: '' };
  const analysis = aloneInCase(analysisOf(text, detected.id));
  const { document } = analysis;
  const findings = findingsOf(analysis);
  const words: Sentence[] = findings.flatMap(({ message, short, evidence }) => [
    message,
    short,
    ...(evidence ?? []).map((one) => one.message),
  ]);
  for (let i = 0; i < document.records.length; i++) {
    for (const { span } of document.records.at(i)?.fields() ?? []) {
      const hover = explainAt(document, span.start);
      if (hover) words.push(hover.title, ...hover.paragraphs, ...hover.rows.map(({ value }) => value));
    }
  }
  return { rules: [...new Set(findings.map(({ id }) => id))], words: words.map(english).join('\n') };
}

const CASES = Object.entries(KINDS).flatMap(([kind, inputs]) => inputs.map((input, at) => ({ kind, at: at + 1, input })));

describe('a pasted text of a kind that is easily missed', () => {
  it.each(CASES)('$kind, $at', ({ input }) => {
    const { rules, words } = answerTo(input);
    expect(rules).not.toContain('none of our logs');
    for (const id of input.finds ?? []) expect(rules).toContain(id);
    for (const id of input.quiet ?? []) expect(rules).not.toContain(id);
    if (input.says) expect(words).toMatch(input.says);
    if (input.never) expect(words).not.toMatch(input.never);
  });
});

describe('the table of kinds', () => {
  it.each(Object.entries(KINDS))('has three texts that differ: %s', (_, inputs) => {
    expect(new Set(inputs.map(({ text }) => text)).size).toBe(inputs.length);
    expect(inputs.length).toBeGreaterThanOrEqual(3);
    for (const { finds, quiet, says } of inputs) expect(finds ?? quiet ?? says).toBeDefined();
  });
});
