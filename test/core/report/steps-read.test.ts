import { expect, it } from 'vitest';
import { caseJson } from '../../../server/src/core/report/case-json.ts';
import { english, type Localize, type Sentence } from '../../../server/src/core/text/sentence.ts';
import { generateCase } from '../../case/generate/case.ts';
import { caseOf } from '../../case/support/read-case.ts';
import { factsOfFiles } from '../../case/support/read-logs.ts';

const snapshot = caseOf(factsOfFiles(generateCase('current', 3).files));

it('the lines of an enrollment are put into words when somebody reads them, and all of them by one who writes JSON', () => {
  const rendered = new Set<Sentence>();
  const noting: Localize = (sentence) => {
    rendered.add(sentence);
    return english(sentence);
  };
  const report = caseJson(snapshot, noting);
  const words = snapshot.attempts.flatMap(({ steps }) =>
    steps.flatMap(({ evidence }) => evidence.map(({ observation }) => observation.words)),
  );
  expect(words.length).toBeGreaterThan(100);
  // A few stand in findings as well.
  const before = words.filter((one) => rendered.has(one)).length;
  expect(before).toBeLessThan(words.length / 5);
  const [first] = report.attempts;
  expect(first?.steps).toBe(first?.steps);
  expect(first?.steps.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
  const written = JSON.parse(JSON.stringify(report)) as typeof report;
  expect(written.attempts.map(({ steps }) => steps.flatMap(({ evidence }) => evidence).length)).toEqual(
    snapshot.attempts.map(({ steps }) => steps.flatMap(({ evidence }) => evidence).length),
  );
  expect(new Set(words.filter((one) => rendered.has(one))).size).toBeGreaterThan(5);
});
