import { describe, expect, it } from 'vitest';
import { analyzeLog } from '../../../server/src/core/analyze/index.ts';
import { windowsEventLog } from '../../../server/src/core/formats/windows-event-log/index.ts';
import { corpus } from '../../support/corpus-file.ts';
import { fixture } from '../../support/fixtures.ts';

/** Each attempt as `outcome: steps`, in the order in which they begin. */
const attemptsOf = (text: string): readonly string[] =>
  analyzeLog(windowsEventLog.parse(text)).attempts.map(
    ({ outcome, steps }) => `${outcome}: ${steps.map((step) => step.name).join(' ')}`,
  );

const EXPECTED = ['ok: profile-arrived request-built installed', 'failed: profile-arrived request-built error error'];

describe('enrollments in the events of a Windows device', () => {
  it('are told apart by their order', () => {
    expect(attemptsOf(corpus('windows-event-log/device.xml'))).toEqual(EXPECTED);
  });

  it('are the same where the newest event stands first', () => {
    const lines = corpus('windows-event-log/device.xml').trimEnd().split('\n').reverse();
    expect(attemptsOf(lines.join('\n'))).toEqual(EXPECTED);
  });

  it('may be one event without a time', () => {
    expect(attemptsOf(fixture('article/windows-event-36.txt'))).toEqual(['unknown: request-built']);
  });

  it('are not in the events of a server', () => {
    expect(attemptsOf(corpus('windows-event-log/server.xml'))).toEqual([]);
  });
});
