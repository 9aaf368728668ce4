import { describe, expect, it } from 'vitest';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { aloneInCase, analysisOf } from '../../support/check-findings.ts';
import { type Generated, generated, type PlantedFailure } from '../../support/generated.ts';

/** Some clients of the fixtures use MD5, DES and SHA-1: these rules say so of messages whose enrollment succeeds. */
const ALGORITHMS = ['scep-message-weak-algorithm', 'scep-signer-weak-signature'];

/** Ids of the rules that mark each line, but for those about algorithms; lines count from 1. */
function marksByLine(log: Generated, format: LanguageId): ReadonlyMap<number, readonly string[]> {
  const { document, groups, faults } = aloneInCase(analysisOf(log.text, format));
  expect(faults).toEqual([]);
  const marks = new Map<number, string[]>();
  for (const { id, offsets } of groups) {
    for (const offset of ALGORITHMS.includes(id) ? [] : offsets) {
      const line = document.lines.lineAt(offset) + 1;
      marks.set(line, [...(marks.get(line) ?? []), id]);
    }
  }
  return marks;
}

/** What is found on the lines of each planted failure, and on lines where none was planted. */
function compare(log: Generated, format: LanguageId, lastLine: (failure: PlantedFailure) => number) {
  const marks = new Map(marksByLine(log, format));
  const found = log.summary.failingAttempts.map((failure) => {
    const ids: string[] = [];
    for (let line = failure.firstLine; line <= lastLine(failure); line++) {
      ids.push(...(marks.get(line) ?? []));
      marks.delete(line);
    }
    return { failure, ids };
  });
  return { found, elsewhere: [...marks] };
}

const IIS_RULES: Readonly<Record<string, readonly string[]>> = {
  challengeRejected: ['verifyrequest-failed'],
  crp500: ['verifyrequest-500-temp,http-500-ndes'],
  crp403: ['verifyrequest-403-16'],
  pki500: ['http-500-ndes', 'iis-500-1346-impersonation'],
  caps500: ['iis-500-1346-impersonation'],
  query404_15: ['http-414-long-url'],
  abandoned: ['iis-enrollment-stops'],
  notifyMissing: ['verifyrequest-no-notify'],
};

describe('a server log', () => {
  const log = generated('iis', '--lines', '6000', '--seed', '7');
  const { found, elsewhere } = compare(
    log,
    'iis-w3c-log',
    ({ pkiOperationLine, outcome, firstLine }) => pkiOperationLine ?? (outcome === 'abandoned' ? firstLine + 1 : firstLine + 2),
  );

  it('has every kind of failure', () => {
    expect(Object.keys(log.summary.attempts.byOutcome).sort()).toEqual(['success', ...Object.keys(IIS_RULES)].sort());
  });

  it('is marked at every failure that the status shows, by the rule for it, and nowhere else', () => {
    const wrong = found.filter(
      ({ failure, ids }) => failure.outcome !== 'abandoned' && !IIS_RULES[failure.outcome]?.includes(ids.join()),
    );
    expect(wrong).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  it('is marked where a device went away, if its kind asks each thing once', () => {
    const gone = found.filter(
      ({ failure }) => failure.outcome === 'abandoned' && ['ios', 'windows'].includes(failure.platform ?? ''),
    );
    expect(gone.length).toBeGreaterThan(5);
    expect(gone.filter(({ ids }) => ids.join() !== 'iis-enrollment-stops')).toEqual([]);
  });
});

describe('an OMADM log', () => {
  const log = generated('omadm', '--lines', '4000', '--seed', '3');
  const { found, elsewhere } = compare(log, 'android-omadm-log', ({ failLine, firstLine }) => (failLine ?? firstLine + 14) + 8);

  it('is marked once at every failure, and nowhere else', () => {
    const expected: Readonly<Record<string, string>> = {
      unknownHost: 'page-cant-be-displayed',
      http500: 'http-500-ndes',
      http404: 'http-414-long-url',
      badRequest: 'scep-reply-failure',
      badMessageCheck: 'scep-reply-failure',
      pending: 'scep-reply-pending',
    };
    expect(Object.keys(log.summary.attempts.byOutcome).length).toBeGreaterThan(5);
    expect(found.filter(({ failure, ids }) => ids.join() !== expected[failure.outcome])).toEqual([]);
    expect(elsewhere).toEqual([]);
  });
});

describe.each([
  ['iis-w3c-log', generated('iis', '--lines', '600', '--seed', '4')],
  ['android-omadm-log', generated('omadm', '--lines', '400', '--seed', '4')],
] as const)('the messages in a log, %s', (format, log) => {
  const messages = analysisOf(log.text, format).messages.checked();
  const damaged = log.text.replace(/(message=MI[^ ]{700})(.)/, (_, before, sign) => before + (sign === 'A' ? 'B' : 'A'));

  it('are checked, and nothing is wrong with them but old algorithms', () => {
    expect(messages.filter(({ decoded }) => decoded.kind === 'pki-message').length).toBeGreaterThan(9);
    const ids = new Set(messages.flatMap(({ findings }) => findings().map(({ id }) => id)));
    const harmless = /^((weak|legacy)-(digest|signature|cipher|signer-signature)|signer-not-self-signed)$/;
    expect([...ids].filter((id) => !harmless.test(id))).toEqual([]);
  });

  it('are marked where one sign was changed', () => {
    const { groups } = analysisOf(damaged, format);
    const found = groups.filter(({ id }) => id === 'scep-message-damaged').flatMap(({ offsets }) => offsets);
    expect(found).toEqual([damaged.indexOf('message=MI') + 'message='.length]);
  });
});

describe.each(['console', 'tabs', 'syslog', 'mixed'])('an iOS log, %s', (style) => {
  const log = generated('ios', '--lines', '1500', '--seed', '5', '--style', style);
  const { found, elsewhere } = compare(log, 'ios-console-log', ({ failLine, firstLine }) => (failLine ?? firstLine) + 6);

  it('is marked once at every failure, and nowhere else', () => {
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter(({ ids }) => ids.join() !== 'ios-scep-error')).toEqual([]);
    expect(elsewhere).toEqual([]);
  });
});
