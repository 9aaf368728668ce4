import { describe, expect, it } from 'vitest';
import { analyzeLog } from '../../../server/src/core/analyze/index.ts';
import { windowsAttempts } from '../../../server/src/core/correlate/windows.ts';
import { windowsEventLog } from '../../../server/src/core/formats/windows-event-log/index.ts';
import type { WindowsEvent } from '../../../server/src/core/log/event.ts';
import type { LogRecord, LogTime } from '../../../server/src/core/log/model.ts';
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

  it('cost a share of time each, however many follow without an end', () => {
    const millisecondsOf = (count: number): number => {
      const builder = windowsAttempts();
      for (let i = 0; i < count; i++) {
        const { event, record } = failure(i);
        builder.see(event, record);
      }
      const before = process.cpuUsage();
      for (let seen = 0; seen < 40_000; seen += count) expect(builder.attempts()).toHaveLength(1);
      return process.cpuUsage(before).user / 1000;
    };
    millisecondsOf(20_000); // so that everything is compiled
    const least = (count: number): number => Math.min(...Array.from({ length: 3 }, () => millisecondsOf(count)));
    expect(least(20_000) / least(2500)).toBeLessThan(4); // for as many events in all: 1 where each costs the same, 8 where it costs more by those above
  });
});

/** The `index`-th event in a row that says that the enrollment failed. */
function failure(index: number): { readonly event: WindowsEvent; readonly record: LogRecord } {
  const span = { start: index * 100, end: index * 100 + 50 };
  const time: LogTime = { epochMs: index * 1000, zone: 'utc', dateKnown: true, yearKnown: true, span };
  const eventId = { value: 307, text: '307', span };
  const provider = { value: 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider', span };
  const event: WindowsEvent = { kind: 'windows-event', span, eventId, provider, data: [], codes: [] };
  return { event, record: { index, span, time, fields: () => [], events: () => [event] } };
}
