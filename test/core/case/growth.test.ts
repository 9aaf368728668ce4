import { describe, expect, test } from 'vitest';
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
    const { files } = generate('long', { ...PROFILES.current, enrollments: 90, noise: 1 }, 3);
    const facts = factsOfFiles(files);
    const iis = facts.find(({ format }) => format === 'iis-w3c-log');
    const model = new CaseModel();
    for (const log of facts) model.put(log.path, log === iis ? without(log, 12) : log);
    const before = model.snapshot();
    if (iis) model.put(iis.path, iis);
    const after = model.snapshot();
    expect(told(after)).toEqual(told(whole(facts)));
    const known = new Set(before.attempts.map(({ steps }) => steps));
    expect(after.attempts.filter(({ steps }) => known.has(steps)).length).toBeGreaterThan(45);
  }, 60_000);

  test('and what is far from its new lines stays the same object', () => {
    const facts = factsOfFiles(generateCase('current', 4).files);
    const iis = facts.find(({ format }) => format === 'iis-w3c-log');
    if (!iis) throw new Error('a case has a log of IIS');
    const [first] = iis.observations;
    const later = iis.observations.at(-1);
    if (!first?.time || !later) throw new Error('its lines have times');
    const model = new CaseModel();
    for (const log of facts) model.put(log.path, log);
    const { attempts } = model.snapshot();
    const time = { ...first.time, epochMs: first.time.epochMs + 6 * 3_600_000 };
    const observations = [
      ...iis.observations,
      { ...plainObservation(first), record: later.record + 1, line: later.line + 1, time },
    ];
    model.put(iis.path, { ...iis, hash: 'more', observations });
    const { attempts: after } = model.snapshot();
    expect(after.map(({ steps }) => steps)).toEqual(attempts.map(({ steps }) => steps));
    expect(after.every(({ steps }, i) => steps === attempts[i]?.steps)).toBe(true);
  }, 60_000);
});
