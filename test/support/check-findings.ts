import { expect } from 'vitest';
import { factsOf } from '../../server/src/core/analyze/facts-of.ts';
import { type Analysis, analyzeLog, checkAllMessages } from '../../server/src/core/analyze/index.ts';
import { groupsInCase } from '../../server/src/core/case/for-log.ts';
import { CaseModel } from '../../server/src/core/case/whole/case-model.ts';
import { formats } from '../../server/src/core/formats/index.ts';
import type { Finding, Severity } from '../../server/src/core/log/finding.ts';
import type { LanguageId } from '../../server/src/core/log/model.ts';
import { drawCarets, readCarets } from './carets.ts';

/** Analyses a text as a log of that format. */
export function analysisOf(text: string, id: LanguageId): Analysis {
  const format = formats.find((one) => one.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return analyzeLog(format.parse(text));
}

/** What is said in a log that is all there is of its case: what it says by itself, and what only a case can judge. */
export function aloneInCase(analysis: Analysis): Analysis {
  const { format } = analysis.document;
  const facts = factsOf('alone.log', { quality: 'certain', reason: format.title }, checkAllMessages(analysis));
  const model = new CaseModel();
  model.put(facts.path, facts);
  const { findings, faults } = model.snapshot();
  return {
    ...analysis,
    groups: groupsInCase({ ...facts, groups: analysis.groups }, { findings }),
    faults: [...analysis.faults, ...faults],
  };
}

/** All findings that are kept in full, in log order. */
export function findingsOf(analysis: Analysis): readonly Finding[] {
  return analysis.groups
    .flatMap(({ shown }) => shown)
    .sort((a, b) => a.span.start - b.span.start || SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** The text with a line `   ^^^ rule-id` for each finding: carets stand under what the finding marks. */
export function drawFindings(text: string, findings: readonly Finding[]): string {
  return drawCarets(
    text,
    findings.map(({ span, id }) => ({ ...span, label: id })),
  );
}

/**
 * `marked` is a log with carets under each expected finding, and its rule's id behind them. Any other finding fails, and so
 * does a rule that throws. Gives the findings, for what carets cannot say.
 */
export function check(marked: string, format: LanguageId): readonly Finding[] {
  const { text } = readCarets(marked);
  const analysis = aloneInCase(analysisOf(text, format));
  const findings = findingsOf(analysis);
  expect(analysis.faults).toEqual([]);
  expect(drawFindings(text, findings)).toBe(marked);
  return findings;
}
