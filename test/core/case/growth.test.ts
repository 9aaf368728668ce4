import { describe, expect, test } from 'vitest';
import { fragmentsOf } from '../../../server/src/core/case/join/fragments.ts';
import type { CaseSnapshot } from '../../../server/src/core/case/model.ts';
import { CaseModel } from '../../../server/src/core/case/whole/case-model.ts';
import type { LogFacts } from '../../../server/src/core/log/facts.ts';
import { plainObservation } from '../../../server/src/core/log/observed/row.ts';
import { generate, generateCase } from '../../case/generate/case.ts';
import { PROFILES } from '../../case/generate/options.ts';
import { factsOfFiles } from '../../case/support/read-logs.ts';
import { linesOf, stepsOf } from './build.ts';

/** The log without its last observations, as it was before they were written. */
const without = (facts: LogFacts, last: number): LogFacts => ({
  ...facts,
  hash: `${facts.hash} -${last}`,
  observations: facts.observations.slice(0, -last).map(plainObservation),
});

const told = ({ attempts }: CaseSnapshot) =>
  attempts.map((one) => [one.id, one.outcome, one.failedStep, one.cause?.id, one.transactionID, stepsOf(one), ...linesOf(one)]);

function grown(facts: readonly LogFacts[], path: string, lines: number): readonly [CaseSnapshot, CaseSnapshot] {
  const model = new CaseModel();
  for (const log of facts) model.put(log.path, log.path === path ? without(log, lines) : log);
  const before = model.snapshot();
  for (let left = lines - 1; left >= 0; left--) {
    const log = facts.find((one) => one.path === path);
    if (log) model.put(path, left === 0 ? log : without(log, left));
    model.snapshot();
  }
  return [before, model.snapshot()];
}

const pieces = (facts: readonly LogFacts[]): number => facts.reduce((sum, log) => sum + fragmentsOf(log).fragments.length, 0);

const whole = (facts: readonly LogFacts[]): CaseSnapshot => {
  const model = new CaseModel();
  for (const log of facts) model.put(log.path, log);
  return model.snapshot();
};

describe('a log that grows line by line gives the enrollments that it gives as a whole', () => {
  test.each(['current', 'legacy', 'bursts-current', 'storm-current'] as const)(
    '%s',
    (name) => {
      const facts = factsOfFiles(generateCase(name, 4).files);
      for (const { format, path, observations } of facts) {
        if (observations.length < 8 || (format !== 'iis-w3c-log' && format !== 'android-omadm-log')) continue;
        const [before, after] = grown(facts, path, 4);
        expect(told(after), path).toEqual(told(whole(facts)));
        expect(told(before).length, path).toBeGreaterThan(0);
      }
    },
    60_000,
  );

  test('over two hours, of which only the last are joined anew', () => {
    const { files } = generate('long', { ...PROFILES.legacy, enrollments: 120, noise: 1, unlogged: 0.95 }, 3);
    const facts = factsOfFiles(files);
    const iis = facts.find(({ format }) => format === 'iis-w3c-log');
    if (!iis) throw new Error('a case has a log of IIS');
    const model = new CaseModel();
    for (const log of facts) model.put(log.path, log === iis ? without(log, 12) : log);
    const before = model.snapshot();
    model.put(iis.path, iis);
    const after = model.snapshot();
    expect(told(after)).toEqual(told(whole(facts)));
    const known = new Set(before.attempts.map(({ steps }) => steps));
    expect(after.attempts.filter(({ steps }) => known.has(steps)).length).toBeGreaterThan(70);
    expect(model.joined).toBeLessThan(0.2 * pieces(facts));
  }, 60_000);

  test('and what is far from its new lines stays the same object', () => {
    const { files } = generate('far', { ...PROFILES.legacy, enrollments: 60, noise: 1, unlogged: 1 }, 4);
    const facts = factsOfFiles(files);
    const iis = facts.find(({ format }) => format === 'iis-w3c-log');
    const [first] = iis?.observations ?? [];
    const later = iis?.observations.at(-1);
    if (!iis || !first?.time || !later?.time) throw new Error('a case has a log of IIS, and its lines have times');
    const model = new CaseModel();
    for (const log of facts) model.put(log.path, log);
    const { attempts } = model.snapshot();
    const time = { ...first.time, epochMs: later.time.epochMs + 30 * 60_000 };
    const observations = [
      ...iis.observations,
      { ...plainObservation(first), record: later.record + 1, line: later.line + 1, time, attempt: 99_999 },
    ];
    model.put(iis.path, { ...iis, hash: 'more', observations });
    const { attempts: after } = model.snapshot();
    expect(after.map(({ steps }) => steps)).toEqual(attempts.map(({ steps }) => steps));
    expect(after.every(({ steps }, i) => steps === attempts[i]?.steps)).toBe(true);
    expect(model.joined).toBe(1);
  }, 60_000);
});
