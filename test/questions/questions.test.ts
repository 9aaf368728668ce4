import { describe, expect, it } from 'vitest';
import { resolutions } from '../../server/src/core/advice/index.ts';
import { explainAt } from '../../server/src/core/explain/index.ts';
import { formats } from '../../server/src/core/formats/index.ts';
import { type CaseJson, caseJson } from '../../server/src/core/report/case-json.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { caseOfFiles, factsOfText } from '../core/case/support/case-of.ts';
import { CASES } from './case.ts';
import { DEVICES } from './devices.ts';
import type { ExpectedFinding, Question } from './model.ts';
import { SERVER } from './server.ts';

type Finding = CaseJson['files'][number]['findings'][number];

const findingsOf = ({ files }: CaseJson): readonly Finding[] => files.flatMap(({ findings }) => findings);

/** Every line that a finding rests on: `file:line`. */
function linesOf(finding: Finding, { attempts }: CaseJson): ReadonlySet<string> {
  const about = attempts.filter(({ id }) => finding.attempts?.includes(id));
  const evidence = about.flatMap(({ steps }) => steps.flatMap((step) => step.evidence));
  const own = [finding.line, ...finding.evidence.map(({ line }) => line)].map((line) => `${finding.file}:${line}`);
  return new Set([...own, ...evidence.map(({ file, line }) => `${file}:${line}`)]);
}

/** The message, and the advice that comes first. */
function wordsOf({ id, message }: Finding): string {
  const advice = [...resolutions.values()].filter((one) => one.id === id);
  return [message, ...advice.flatMap(({ causes, steps }) => [...causes, ...steps].map(english))].join('\n');
}

function fits(finding: Finding, { id, lines, says }: ExpectedFinding, told: CaseJson): boolean {
  const own = linesOf(finding, told);
  return finding.id === id && lines.every((line) => own.has(line)) && (says?.test(wordsOf(finding)) ?? true);
}

function answered({ files, answer }: Question): void {
  const told = caseJson(caseOfFiles(files), english);
  const found = findingsOf(told);
  const seen = found.map((one) => `${one.id} ${[...linesOf(one, told)].join(' ')}: ${one.message}`);
  for (const expected of answer.findings ?? []) {
    expect(
      found.some((one) => fits(one, expected, told)),
      `${expected.id} in ${JSON.stringify(seen, null, 1)}`,
    ).toBe(true);
  }
  expect(found.filter(({ id }) => answer.never?.includes(id)).map(({ id }) => id)).toEqual([]);
  if (answer.healthy) expect(found.filter(({ severity }) => severity !== 'information').map(({ id }) => id)).toEqual([]);
  if (answer.generation) expect(told.connector.generation).toBe(answer.generation);
  const missing = told.missing.map(({ log, where }) => `${log} ${where}`).join('\n');
  if (answer.missing) expect(missing).toMatch(answer.missing);
  if (answer.notMissing) expect(missing).not.toMatch(answer.notMissing);
  const { enrollment, hover } = answer;
  if (enrollment) {
    const [attempt, ...others] = told.attempts;
    expect([attempt?.outcome, others.length]).toEqual([enrollment.outcome, 0]);
    if (enrollment.failedStep) expect(attempt?.failedStep).toBe(enrollment.failedStep);
    if (enrollment.cause) expect(attempt?.cause?.id).toBe(enrollment.cause);
    const lines = (attempt?.steps ?? []).flatMap((step) => step.evidence.map(({ file, line }) => `${file}:${line}`));
    expect(lines).toEqual(expect.arrayContaining([...(enrollment.lines ?? [])]));
  }
  if (hover) expect(hoverOf(files[hover.file] ?? '', hover.file, hover.token)).toMatch(hover.says);
}

function hoverOf(text: string, file: string, token: string): string {
  const format = formats.find(({ id }) => id === factsOfText(file, text).format);
  const said = format && explainAt(format.parse(text), text.lastIndexOf(token));
  return said ? [said.title, ...said.paragraphs].map(english).join('\n') : '';
}

describe.each([
  ['of the server', SERVER],
  ['of devices', DEVICES],
  ['of several logs', CASES],
])('questions %s', (_, questions) => {
  it.each(questions.map((question) => [question.asked, question] as const))('%s', (_asked, question) => answered(question));
});
