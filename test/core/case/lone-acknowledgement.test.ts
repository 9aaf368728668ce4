import { describe, expect, test } from 'vitest';
import { stepsOf } from './build.ts';
import { ACCEPTED, management } from './rules/samples/lines.ts';
import { caseOfFiles } from './support/case-of.ts';

describe('a profile that Windows confirmed, and nothing behind it', () => {
  const later = management('09:30:00', 208, 'MDM Session: OMA-DM session started.');
  const [attempt, ...others] = caseOfFiles({ 'Admin.xml': management('08:15:00', 306, ACCEPTED) + later }).attempts;

  test('is no proof: not known how it ended, waiting for the request, and no step that failed', () => {
    expect(others).toEqual([]);
    expect([attempt?.outcome, attempt?.failedStep, attempt?.cause]).toEqual(['unknown', undefined, undefined]);
    expect(attempt && stepsOf(attempt)).toBe(
      '1:done 2:waiting 3:not-in-these-logs 4:not-in-these-logs 5:not-in-these-logs 6:not-in-these-logs',
    );
  });

  test('says first where the request would show', () => {
    expect(attempt?.collectNext.map(({ log }) => log).slice(0, 2)).toEqual(['iis-w3c-log', 'httperr-log']);
  });

  test('is not asked for once the request shows', () => {
    const [begun] = caseOfFiles({
      'Admin.xml': management('08:15:00', 306, ACCEPTED) + management('08:15:09', 36, 'SCEP: Certificate request generated.'),
    }).attempts;
    expect(begun?.steps[1]?.outcome).not.toBe('waiting');
  });
});
