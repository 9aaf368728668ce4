import { beforeAll, describe, expect, it } from 'vitest';
import type { LogFacts } from '../../../server/src/core/log/facts.ts';
import { firstLineOf, lastLineOf } from '../../../server/src/core/log/record-lines.ts';
import { type EnrollmentIndex, enrollmentIndex, type IndexedCase } from '../../../server/src/lsp/case/enrollment-index.ts';
import { LineRanges } from '../../../server/src/lsp/case/line-ranges.ts';
import { caseName } from '../../../server/src/lsp/log/case-name.ts';
import { generateCase } from '../../case/generate/case.ts';
import { caseOf } from '../../case/support/read-case.ts';
import { factsOfFiles } from '../../case/support/read-logs.ts';

let logs: readonly LogFacts[] = [];
let judged: IndexedCase;
let index: EnrollmentIndex;

function judgedOf(some: readonly LogFacts[]): IndexedCase {
  const uriOf = (path: string): string => `file://${encodeURI(path)}`;
  return { snapshot: caseOf(some), nameOf: caseName, uriOf };
}

beforeAll(() => {
  logs = factsOfFiles(generateCase('current', 3).files).map((facts) => ({ ...facts, path: `/c/${facts.path}` }));
  judged = judgedOf(logs);
  index = enrollmentIndex(judged);
});

describe('the index of enrollments', () => {
  it('finds every enrollment at every line of its evidence, and nothing where none has any', () => {
    const { attempts } = judged.snapshot;
    expect(attempts.length).toBeGreaterThan(5);
    for (const attempt of attempts) {
      for (const { path, observation } of index.evidence(attempt)) {
        const uri = index.uriOf(path) ?? '';
        expect(index.at(uri, observation.line)).toContain(attempt);
        expect(index.at(uri, lastLineOf(observation))).toContain(attempt);
      }
    }
    expect(index.at(index.uriOf(logs[0]?.path ?? '') ?? '', 5_000_000)).toEqual([]);
    expect(index.at('file:///c/unknown.log', 0, 100)).toEqual([]);
  });

  it('gives each enrollment a key of its own, which leads back to it', () => {
    const keys = judged.snapshot.attempts.map((attempt) => index.keyOf(attempt));
    expect(new Set(keys).size).toBe(keys.length);
    for (const attempt of judged.snapshot.attempts) expect(index.byKey(index.keyOf(attempt))).toBe(attempt);
    expect(index.byKey('')).toBeUndefined();
    expect(index.byKey('line:0:/nowhere')).toBeUndefined();
  });

  it('keeps to the key of an enrollment while logs come: an old one leads to the same lines', () => {
    for (const without of logs) {
      const some = logs.filter((one) => one !== without);
      const less = enrollmentIndex(judgedOf(some));
      for (const attempt of less.snapshot.attempts) {
        const now = index.byKey(less.keyOf(attempt));
        const first = less.evidence(attempt)[0];
        expect(now && index.evidence(now).some(({ path, observation }) => isAt(first, path, observation.line))).toBe(true);
      }
    }
  });

  it('orders the evidence by the reference clock', () => {
    for (const attempt of judged.snapshot.attempts) {
      const evidence = index.evidence(attempt);
      const times = evidence.flatMap(({ atMs }) => atMs ?? []);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(evidence.length).toBe(attempt.steps.reduce((sum, step) => sum + step.evidence.length, 0));
    }
  });

  it('names where each enrollment begins in a log, from the top', () => {
    for (const { path } of logs) {
      const beginnings = index.beginnings(index.uriOf(path) ?? '');
      const lines = beginnings.map(({ line }) => line);
      expect(lines).toEqual([...lines].sort((a, b) => a - b));
      for (const { attempt, line } of beginnings) {
        const here = index.evidence(attempt).filter((one) => one.path === path);
        expect(Math.min(...here.map(({ observation }) => firstLineOf(observation)))).toBe(line);
      }
    }
  });

  it('is made once for a state of the case', () => {
    expect(enrollmentIndex({ ...judged })).toBe(index);
    expect(enrollmentIndex(judgedOf(logs))).not.toBe(index);
  });
});

describe('ranges of lines', () => {
  it('are found by any line of theirs, however they overlap', () => {
    const ranges = new LineRanges();
    ranges.add(10, 30, 1);
    ranges.add(12, 12, 2);
    ranges.add(40, 41, 3);
    ranges.add(5, 6, 2);
    expect(ranges.owners(12, 12)).toEqual([1, 2]);
    expect(ranges.owners(30, 39)).toEqual([1]);
    expect(ranges.owners(31, 39)).toEqual([]);
    expect(ranges.owners(0, 100)).toEqual([1, 2, 3]);
    expect(ranges.beginnings().map(({ owner, first }) => [owner, first])).toEqual([
      [2, 5],
      [1, 10],
      [3, 40],
    ]);
  });
});

function isAt(
  first: { readonly path: string; readonly observation: { readonly line: number } } | undefined,
  path: string,
  line: number,
): boolean {
  return first?.path === path && first.observation.line === line;
}
