import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { answerOf, enrollment, issued, summaryOf } from '../support/case.ts';

vi.mock('vscode', () => import('../support/vscode.ts'));
const { filtered, filterFrom, filterWords, isFiltering } = await import('../../../client/src/case/tree/filter.ts');
const { GROUPINGS, grouped } = await import('../../../client/src/case/tree/groups.ts');
const { duration, timeOf } = await import('../../../client/src/case/tree/times.ts');
const { enrollmentText } = await import('../../../client/src/case/tree/copy-text.ts');

const ROWS = [enrollment(0), enrollment(1), issued(2), enrollment(3, { outcome: 'pending' }), issued(4)];
const passing = (filter: Parameters<typeof filtered>[1]) => filtered(ROWS, filter).map(({ id }) => id);

describe('a filter of enrollments', () => {
  it.each([
    ['everything without a member', {}, ['a0', 'a1', 'a2', 'a3', 'a4']],
    ['text in any case, of any column', { text: 'ab3' }, ['a3']],
    ['text of the cause', { text: 'SUBJECT' }, ['a0', 'a1', 'a3']],
    ['outcomes', { outcomes: ['issued', 'pending'] }, ['a2', 'a3', 'a4']],
    ['devices', { devices: ['phone-1'] }, ['a1', 'a4']],
    ['causes', { causes: ['subject-mismatch'] }, ['a0', 'a1', 'a3']],
    ['steps', { steps: [2] }, []],
    [
      'a span of time, its end left out',
      { between: { fromMs: Date.UTC(2026, 2, 23, 9), toMs: Date.UTC(2026, 2, 23, 11, 7, 56) } },
      ['a0', 'a1'],
    ],
    ['what fits all members', { devices: ['phone-1'], outcomes: ['failed'] }, ['a1']],
  ] as const)('lets through %s', (_, filter, ids) => {
    expect(passing(filter)).toEqual(ids);
  });

  it('says in words what it lets through', () => {
    const between = { fromMs: Date.UTC(2026, 2, 23, 9), toMs: Date.UTC(2026, 2, 23, 10) };
    const filter = { text: 'AB', outcomes: ['issued', 'failed'], causes: ['subject-mismatch'], between } as const;
    expect(filterWords(filter, ROWS)).toBe(
      '"AB" · failed, issued · The subject is not the one of the challenge · 2026-03-23 09:00 UTC',
    );
    expect(filterWords({ devices: ['a', 'b', 'c', 'd', 'e'] }, ROWS)).toBe('a, b, c and 2 more');
  });

  it('is read from whatever a command is called with, and holds only what it understands', () => {
    expect(filterFrom({ outcomes: ['failed', 'nonsense', 7], text: 'a', more: 1 })).toEqual({ outcomes: ['failed'], text: 'a' });
    expect(filterFrom({ key: 'a row of the tree' })).toBeUndefined();
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const filter = filterFrom(value);
        if (filter) expect(filtered(ROWS, filter).length).toBeLessThanOrEqual(ROWS.length);
      }),
    );
    expect(isFiltering({})).toBe(false);
  });
});

describe('groups of enrollments', () => {
  it.each(GROUPINGS)('by %s hold each enrollment once', (by) => {
    const outcome = fc.constantFrom('failed', 'issued', 'pending', 'unknown' as const);
    const rows = fc.array(
      fc.tuple(fc.nat(40), outcome, fc.boolean()).map(([number, end, timed]) => {
        const row = end === 'failed' ? enrollment(number) : issued(number, { outcome: end });
        const { startMs: _, ...untimed } = row;
        return timed ? row : untimed;
      }),
    );
    fc.assert(
      fc.property(rows, (all) => {
        const groups = grouped(all, by);
        expect(groups.flatMap((group) => group.rows).length).toBe(all.length);
        expect(new Set(groups.flatMap((group) => group.rows))).toEqual(new Set(all));
        expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
        expect(groups.filter((group) => group.rows.length === 0)).toEqual([]);
      }),
    );
  });

  it('have what matters first', () => {
    const titles = (by: (typeof GROUPINGS)[number]) => grouped(ROWS, by).map(({ title, rows }) => `${title()} ${rows.length}`);
    expect(titles('outcome')).toEqual(['failed 2', 'waiting for the CA 1', 'issued 2']);
    expect(titles('cause')).toEqual(['The subject is not the one of the challenge 3', 'issued 2']);
    expect(titles('device')).toEqual(['phone-0 2', 'phone-1 2', 'phone-2 1']);
    expect(titles('time')[0]).toBe('2026-03-23 09:00 UTC 1');
  });
});

describe('the time of an enrollment', () => {
  it('is the one that its log wrote, with the clock of the case beside it where that differs', () => {
    expect(timeOf(enrollment(0))).toBe('10:07:56 (09:07:56 UTC) · 1 min 3 s');
    expect(timeOf(enrollment(1))).toBe('10:07:56 · 1 min 3 s');
    const { written: _, ...unwritten } = enrollment(0);
    expect(timeOf(unwritten)).toBe('09:07:56 UTC · 1 min 3 s');
    expect(timeOf(enrollment(0, { startMs: 8.64e15 + 1 }))).toBe('10:07:56');
  });

  it.each([
    [350, '350 ms'],
    [12_400, '12 s'],
    [563_000, '9 min 23 s'],
    [11_100_000, '3 h 5 min'],
    [187_200_000, '2 d 4 h'],
  ])('of %i ms is told as %s', (ms, words) => {
    expect(duration(ms)).toBe(words);
  });
});

describe('an enrollment that is copied', () => {
  it('says how it ended and why, each step with its lines, what to do and what to fetch', () => {
    const copied = enrollmentText(answerOf(summaryOf(ROWS).enrollments[0] ?? enrollment(0))).split('\n');
    expect(copied[0]).toBe('Android phone-0: failed at step 3');
    for (const line of [
      'cause: The subject is not the one of the challenge. Look at the profile. (u_ex260323.log:69) [subject-mismatch]',
      '3 NDES to policy module: failed',
      '    u_ex260323.log:69: 2026-03-23 10:07:56.709: The challenge could not be verified.',
      '6 reported: not in these logs; would show it: Microsoft-Intune-CertificateConnectors',
      'Resolution: Put the CN into quotation marks',
      'Fetch next: NDESPlugin. It says what was compared. C:\\Program Files\\Intune',
    ])
      expect(copied).toContain(line);
  });
});
