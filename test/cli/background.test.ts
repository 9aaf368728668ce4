import { expect, it } from 'vitest';
import { writeBackground } from '../../server/src/cli/story/background.ts';
import type { CaseJson, ClockJson } from '../../server/src/core/report/case-json.ts';
import { masked } from '../../server/src/core/text/secrets/index.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import { oneLine } from '../../server/src/core/text/visible.ts';

const shown = (text: string) => oneLine(masked(text));
const NOTHING: CaseJson = {
  version: 1,
  files: [],
  connector: { generation: 'unknown', because: shown('Not known.') },
  clocks: [],
  attempts: [],
  missing: [],
  counts: [],
  unplaced: [],
  outside: [],
  duplicates: [],
  summary: { attempts: 0, issued: 0, failed: 0, pending: 0, unknown: 0 },
};

it('says what the story rests on, and nothing where all is as the logs say', () => {
  check({}, ['Connector: Not known.']);
  check({ clocks: [clock({ basis: 'utc' }), clock({ basis: 'offset', offsetMinutes: 120 })] }, ['Connector: Not known.']);
  check({ clocks: [clock({ basis: 'utc', pairs: 27, confidence: 'certain' })] }, ['Connector: Not known.']);
});

it('names each clock that was estimated, is not known, or was set', () => {
  const clocks = [
    clock({ basis: 'estimated', offsetMinutes: 60, skewSeconds: 9, pairs: 12, confidence: 'likely', date: '2026-01-20' }),
    clock({ basis: 'offset', offsetMinutes: -300, skewSeconds: -12, pairs: 4, confidence: 'certain' }),
    clock({ basis: 'assumed', confidence: 'guess' }),
    clock({ basis: 'assumed', offsetMinutes: -300, confidence: 'guess' }),
    clock({ basis: 'user', offsetMinutes: -330 }),
  ];
  check({ clocks }, [
    'Connector: Not known.',
    'Clocks, in place of which --clock sets another:',
    '  OMADM.log: +01:00 and +9 s, first day 2026-01-20 (likely; pairs of lines that agree: 12)',
    '  OMADM.log: -05:00 and -12 s (stated; pairs of lines that agree: 4)',
    '  OMADM.log: not known, taken as UTC',
    '  OMADM.log: -05:00 (not known, taken from another log of the machine)',
    '  OMADM.log: -05:30 (set by hand)',
  ]);
});

it('leads numbers to lines', () => {
  const lines = [3, 5, 8, 13, 21, 34, 55, 89, 144];
  check(
    {
      counts: [
        {
          step: 2,
          hour: '2026-01-20T07:00:00.000Z',
          file: shown('u_ex.log'),
          format: 'iis-w3c-log',
          seen: 18,
          unaccounted: 2,
          lines: [7, 9],
        },
        {
          step: 3,
          hour: '2026-01-20T07:00:00.000Z',
          file: shown('u_ex.log'),
          format: 'iis-w3c-log',
          seen: 16,
          unaccounted: 0,
          lines: [],
        },
      ],
      unplaced: [{ file: shown('OMADM.log'), count: 9, lines }],
      outside: [
        { file: shown('NDESPlugin.log'), why: 'unclaimed', count: 2, lines: [4, 6] },
        { file: shown('u_ex.log'), why: 'question', count: 40, lines },
      ],
      duplicates: [{ file: shown('case.zip/OMADM.log'), of: shown('OMADM.log') }],
    },
    [
      'Connector: Not known.',
      'Requests that another log of that time does not have:',
      '  u_ex.log, 2026-01-20T07, step 2, device to NDES: 2 of 18 (lines 7, 9)',
      'Records that no enrollment could be given:',
      '  OMADM.log: 9 (lines 3, 5, 8, 13, 21, 34, 55, 89, …)',
      'Records of requests that fit no enrollment of these logs:',
      '  NDESPlugin.log: 2 (lines 4, 6)',
      'The same text twice, counted once:',
      '  case.zip/OMADM.log is OMADM.log',
    ],
  );
});

function check(report: Partial<CaseJson>, expected: readonly string[]): void {
  expect(writeBackground({ ...NOTHING, ...report }, english).flatMap((block) => block.split('\n'))).toEqual(expected);
}

function clock(more: Partial<ClockJson>): ClockJson {
  return { file: shown('OMADM.log'), basis: 'utc', offsetMinutes: 0, skewSeconds: 0, confidence: 'certain', pairs: 0, ...more };
}
