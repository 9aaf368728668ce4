import { expect, test } from 'vitest';
import type { WrittenTime } from '../../../server/src/core/log/facts.ts';
import { isoTime, offsetText, writtenTime } from '../../../server/src/core/report/time.ts';

const AT = Date.UTC(2026, 0, 20, 7, 6, 34, 131);

test('a moment is ISO 8601 in UTC, and nothing where no such year is written', () => {
  expect(isoTime(AT)).toBe('2026-01-20T07:06:34.131Z');
  expect(isoTime(Number.NaN)).toBeUndefined();
  expect(isoTime(8.64e15)).toBeUndefined();
  expect(isoTime(-8.64e15)).toBeUndefined();
});

test('a written time says what its log says, and no more', () => {
  check({ epochMs: AT, zone: 'utc', dateKnown: true, yearKnown: true }, '2026-01-20 07:06:34.131 Z');
  check({ epochMs: AT, zone: 'assumed', dateKnown: true, yearKnown: true }, '2026-01-20 07:06:34.131');
  check({ epochMs: AT, zone: 'offset', offsetMinutes: 60, dateKnown: true, yearKnown: true }, '2026-01-20 08:06:34.131 +01:00');
  check({ epochMs: AT, zone: 'assumed', dateKnown: true, yearKnown: false }, '01-20 07:06:34.131');
  check({ epochMs: 29_194_000, zone: 'offset', offsetMinutes: -330, dateKnown: false, yearKnown: false }, '02:36:34 -05:30');
  check({ epochMs: 8.64e15, zone: 'utc', dateKnown: true, yearKnown: true }, undefined);
});

test('an offset is hours and minutes east of UTC', () => {
  expect([0, 330, -210, 840].map(offsetText)).toEqual(['+00:00', '+05:30', '-03:30', '+14:00']);
});

function check(time: WrittenTime, written: string | undefined): void {
  expect(writtenTime(time)).toBe(written);
}
