import { describe, expect, it } from 'vitest';
import { growLog } from '../../../server/src/core/analyze/index.ts';
import { analysisOf } from '../../support/check-findings.ts';
import { generated } from '../../support/generated.ts';

/** The same numbers for the same seed (a linear congruential generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A text with some pieces cut out, doubled, moved or replaced by odd characters. */
function mutate(text: string, seed: number): string {
  const next = numbers(seed);
  let result = text;
  for (let i = 0; i < 8; i++) {
    const start = next(result.length);
    const end = Math.min(result.length, start + next(400));
    const piece = result.slice(start, end);
    const to = next(result.length);
    const odd =
      ['\0', '\ud800', '\r', '\n\n', '-', '#Fields: ', '\t', '999999999999999999', 'NSError:', 'Caused by: ', "'"][next(11)] ??
      '';
    const changes = [
      () => result.slice(0, start) + result.slice(end),
      () => result.slice(0, to) + piece + result.slice(to),
      () => result.slice(0, start) + odd + result.slice(start),
      () => result.slice(0, start) + odd.repeat(20) + result.slice(end),
    ];
    result = changes[next(changes.length)]?.() ?? result;
  }
  return result;
}

describe.each([
  ['iis', 'iis-w3c-log', ['--lines', '60', '--seed', '11', '--lf', '--maxquery', '300']],
  ['omadm', 'android-omadm-log', ['--lines', '80', '--seed', '11', '--fail', '0.6', '--nopayload']],
  ['ios', 'ios-console-log', ['--lines', '80', '--seed', '11', '--fail', '0.6', '--style', 'mixed', '--trunc', '300']],
] as const)('a damaged log, %s', (kind, format, args) => {
  const { text } = generated(kind, ...args);

  it('is read without a fault, with every finding inside the text', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const damaged = mutate(text, seed);
      const { groups, attempts, faults, document } = analysisOf(damaged, format);
      expect(faults, `seed ${seed}`).toEqual([]);
      const spans = groups.flatMap((group) =>
        group.shown.flatMap((finding) => [finding.span, ...finding.evidence.map((line) => line.span)]),
      );
      for (const { start, end } of [...spans, ...attempts.map((attempt) => attempt.span)]) {
        expect(start >= 0 && start < end && end <= damaged.length, `seed ${seed}: ${start}-${end}`).toBe(true);
      }
      for (const { record } of attempts.flatMap((attempt) => attempt.steps)) expect(document.records.at(record)).toBeDefined();
    }
  });

  it('says the same in two pieces as at once', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const damaged = mutate(text, seed);
      const cut = damaged.indexOf('\n', numbers(seed)(damaged.length)) + 1;
      const grown = growLog(analysisOf(damaged.slice(0, cut), format), damaged);
      const whole = analysisOf(damaged, format);
      expect(grown.groups, `seed ${seed}`).toEqual(whole.groups);
      expect(grown.attempts.map((attempt) => attempt.steps)).toEqual(whole.attempts.map((attempt) => attempt.steps));
    }
  });
});
