import { describe, expect, it } from 'vitest';
import { readClockTime, readIsoTime, readSyslogTime } from '../../../server/src/core/log/time.ts';

const DAY = 86_400_000;

describe('ISO time', () => {
  it.each([
    ['2018-02-27T05:16:08.2500000', Date.UTC(2018, 1, 27, 5, 16, 8, 250), 'assumed'],
    ['2018-02-27T05:16:08Z', Date.UTC(2018, 1, 27, 5, 16, 8), 'utc'],
    ['2024-01-15 10:00:00.123456-0800', Date.UTC(2024, 0, 15, 18, 0, 0, 123), 'offset'],
    ['2024-01-15 10:00:00.5+05:30', Date.UTC(2024, 0, 15, 4, 30, 0, 500), 'offset'],
    ['2024-12-31 23:59:60', Date.UTC(2025, 0, 1), 'assumed'],
    ['2024-02-29T00:00:00', Date.UTC(2024, 1, 29), 'assumed'],
  ])('%s', (text, epochMs, zone) => {
    expect(readIsoTime(text, 0, text.length)).toMatchObject({
      epochMs,
      zone,
      dateKnown: true,
      yearKnown: true,
      span: { start: 0, end: text.length },
    });
  });

  it.each([
    '',
    '2018',
    '2018-02-27',
    '2018-02-27T',
    '2018-02-27T05:16',
    '2018-02-27X05:16:08',
    '2018-13-27T05:16:08',
    '2018-02-30T05:16:08',
    '2018-02-27T24:16:08',
    '2018-02-27T05.16.08',
    'yyyy-MM-ddTHH:mm:ss',
  ])('is not: "%s"', (text) => {
    expect(readIsoTime(text, 0, text.length)).toBeUndefined();
  });

  it('is read where it stands, and never past the end that is given', () => {
    const text = '> 2018-02-27T05:16:08.2500000 x';
    expect(readIsoTime(text, 2, text.length)?.span).toEqual({ start: 2, end: 29 });
    expect(readIsoTime(text, 2, 25)?.epochMs).toBe(Date.UTC(2018, 1, 27, 5, 16, 8, 250));
    expect(readIsoTime(text, 2, 20)).toBeUndefined();
  });
});

describe('time of day', () => {
  it.each([
    ['18:30:53.691033 -0500', 23.5 * 3_600_000 + 53_691, 'offset'],
    ['23:58:54.801197-0400', DAY + 3 * 3_600_000 + 58 * 60_000 + 54_801, 'offset'],
    ['00:30:00+0100', -30 * 60_000, 'offset'],
    ['18:30:53', 18.5 * 3_600_000 + 53_000, 'assumed'],
  ])('%s', (text, epochMs, zone) => {
    expect(readClockTime(text, 0, text.length)).toMatchObject({
      epochMs,
      zone,
      dateKnown: false,
      yearKnown: false,
      span: { start: 0, end: text.length },
    });
  });

  it('takes no number behind it for an offset', () => {
    expect(readClockTime('18:30:53 -12345', 0, 15)).toMatchObject({ zone: 'assumed', span: { end: 8 } });
    expect(readClockTime('18:30:53 -9900', 0, 14)).toMatchObject({ zone: 'assumed' });
  });
});

describe('syslog time', () => {
  it.each([
    ['Mar 17 03:07:41', Date.UTC(1972, 2, 17, 3, 7, 41)],
    ['Mar  7 03:07:41', Date.UTC(1972, 2, 7, 3, 7, 41)],
    ['Mar 7 03:07:41', Date.UTC(1972, 2, 7, 3, 7, 41)],
    ['Tue Oct 26 15:34:22', Date.UTC(1972, 9, 26, 15, 34, 22)],
    ['Feb 29 14:15:36.123456', Date.UTC(1972, 1, 29, 14, 15, 36, 123)],
  ])('%s', (text, epochMs) => {
    expect(readSyslogTime(text, 0, text.length)).toMatchObject({
      epochMs,
      zone: 'assumed',
      dateKnown: true,
      yearKnown: false,
      span: { start: 0, end: text.length },
    });
  });

  it.each([
    'Mar',
    'Mrz 17 03:07:41',
    'Mar 32 03:07:41',
    'Mar 0 03:07:41',
    'arA 17 03:07:41',
    'Mar 17 3:07:41',
    'March 17 03:07:41',
  ])('is not: "%s"', (text) => {
    expect(readSyslogTime(text, 0, text.length)).toBeUndefined();
  });
});
