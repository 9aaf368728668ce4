import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Platform } from '../../../../server/src/core/log/event.ts';
import type { Act, Observation, Writer } from '../../../../server/src/core/log/facts.ts';
import { packed, unpacked } from '../../../../server/src/core/log/observed/packed.ts';
import { columnsOf, plainObservation } from '../../../../server/src/core/log/observed/row.ts';
import { comparer } from '../../../../server/src/core/log/observed/same.ts';
import { ObservationTable } from '../../../../server/src/core/log/observed/table.ts';
import { msg } from '../../../../server/src/core/text/sentence.ts';

const WRITERS: readonly Writer[] = [
  ...(['device', 'iis', 'http-sys', 'ndes', 'policy-module', 'registration-point'] as const),
  ...(['connector', 'ca', 'windows', 'intune'] as const),
];
const PLATFORMS: readonly Platform[] = [
  ...(['ios', 'macos', 'android', 'windows', 'policy-module', 'test-script', 'browser', 'unknown'] as const),
];
const ACTS: readonly Act[] = [
  ...(['profile-delivered', 'acknowledged', 'started', 'GetCACaps', 'GetCACert', 'GetNextCACert', 'request-built'] as const),
  ...(['PKIOperation', 'verify', 'issue', 'reply', 'notify', 'state', 'installed', 'reported', 'error'] as const),
];

const step = fc.constantFrom(1, 2, 3, 4, 5, 6);
const few = fc.integer({ min: 0, max: 3 });
const lines = fc.oneof(few, fc.constantFrom(32_766, 32_767, 32_768, 70_000));
const time = fc.record(
  {
    epochMs: fc.oneof(fc.integer({ min: 0, max: 2 ** 42 }), fc.double({ min: 0, max: 2 ** 42, noNaN: true })),
    zone: fc.constantFrom('utc', 'offset', 'assumed'),
    dateKnown: fc.boolean(),
    yearKnown: fc.boolean(),
    offsetMinutes: fc.integer({ min: -840, max: 840 }),
    biasMinutes: fc.integer({ min: -840, max: 840 }),
  },
  { requiredKeys: ['epochMs', 'zone', 'dateKnown', 'yearKnown'] },
);

/** An observation with any of the values that its members may have. */
const anyObservation: fc.Arbitrary<Observation> = fc
  .record(
    {
      record: fc.nat(2 ** 31 - 1),
      start: fc.integer({ min: 0, max: 2 ** 40 }),
      size: fc.nat(100_000),
      line: fc.integer({ min: 100_000, max: 2 ** 31 - 1 }),
      column: fc.nat(100_000),
      above: fc.option(lines.map((count) => count + 1)),
      further: lines,
      by: fc.constantFrom(...WRITERS),
      platform: fc.constantFrom(...PLATFORMS),
      act: fc.constantFrom(...ACTS),
      phase: fc.constantFrom('call', 'end', 'whole'),
      step,
      outcome: fc.constantFrom('done', 'failed', 'waiting', 'unknown'),
      words: fc.string().map((text) => msg('It said {0}.', text)),
      keys: fc.dictionary(fc.constantFrom('address', 'userAgent', 'alias', 'thread', 'serial'), fc.string(), {
        noNullPrototype: true,
      }),
      upTo: step,
      time,
      durationMs: fc.oneof(fc.nat(), fc.double({ min: 0, noNaN: true }), fc.constantFrom(2 ** 31 - 1, 2 ** 31, -1)),
      http: fc.record({ operation: fc.constantFrom('GetCACert', 'PKIOperation'), status: fc.nat(999) }),
      event: fc.record({ provider: fc.string(), id: fc.nat(70_000) }),
      codes: fc.array(fc.nat()),
      attempt: fc.nat(2 ** 31 - 1),
    },
    {
      requiredKeys: [
        'record',
        'start',
        'size',
        'line',
        'column',
        'above',
        'further',
        'by',
        'platform',
        'act',
        'phase',
        'step',
        'outcome',
        'words',
        'keys',
      ],
    },
  )
  .map(({ start, size, above, ...rest }) => ({
    ...(rest as Omit<Observation, 'span' | 'top'>),
    span: { start, end: start + size },
    ...(above === null ? {} : { top: rest.line - above }),
  }));

function tableOf(all: readonly Observation[]): ObservationTable {
  const table = new ObservationTable();
  for (const one of all) table.add(one);
  return table;
}

const read = (table: ObservationTable): Observation[] => Array.from({ length: table.rows }, (_, row) => table.at(row));

describe('observations in a table', () => {
  test('are read as they were written down, whatever they say', () => {
    fc.assert(
      fc.property(fc.array(anyObservation, { maxLength: 40 }), (all) => {
        expect(read(tableOf(all)).map(plainObservation)).toEqual(all);
      }),
    );
  });

  test('come through another thread unchanged, whether they are of one table or not', () => {
    fc.assert(
      fc.property(fc.array(anyObservation, { maxLength: 20 }), (all) => {
        for (const given of [all, read(tableOf(all)), read(tableOf(all)).reverse().reverse(), read(tableOf(all)).slice(1)]) {
          expect(unpacked(structuredClone(packed(given))).map(plainObservation)).toEqual(given.map(plainObservation));
        }
      }),
    );
  });

  test('of one table are packed as they are there, and others are not taken for them', () => {
    const [all] = fc.sample(fc.array(anyObservation, { minLength: 3, maxLength: 3 }), 1);
    const rows = read(tableOf(all ?? []));
    expect(columnsOf(rows)).toBeDefined();
    expect(columnsOf(rows.slice(0, 2))).toBe(columnsOf(rows));
    expect(columnsOf(rows.toReversed())).toBeUndefined();
    expect(columnsOf(rows.map(plainObservation))).toBeUndefined();
    expect(columnsOf([])).toBeUndefined();
  });

  test('of more zones than have a number keep theirs', () => {
    const [one] = fc.sample(anyObservation, 1);
    const all = Array.from({ length: 700 }, (_, i): Observation => {
      const offsetMinutes = i - 350;
      return { ...(one as Observation), time: { epochMs: i, zone: 'offset', dateKnown: true, yearKnown: true, offsetMinutes } };
    });
    expect(read(tableOf(all)).map(({ time }) => time?.offsetMinutes)).toEqual(all.map(({ time }) => time?.offsetMinutes));
  });

  test('are completed in their rows', () => {
    const [all] = fc.sample(fc.array(anyObservation, { minLength: 2, maxLength: 2 }), 1);
    const table = tableOf(all ?? []);
    table.complete(1, { attempt: 7, platform: 'macos', keys: { serial: '0A' } });
    const [first, second] = read(table);
    expect(first && plainObservation(first)).toEqual(all?.[0]);
    expect(second && plainObservation(second)).toEqual({ ...all?.[1], attempt: 7, platform: 'macos', keys: { serial: '0A' } });
  });

  test('are compared row by row as they are member by member', () => {
    const any = fc.tuple(fc.array(anyObservation, { minLength: 1, maxLength: 4 }), anyObservation);
    fc.assert(
      fc.property(any, ([all, other]) => {
        const names = Object.keys({ ...all[0], ...other }) as (keyof Observation)[];
        const changed = names.map((name): Observation => ({ ...(all[0] as Observation), [name]: other[name] }));
        // What is told apart is written down as plain data, in which what is not there has no name.
        const others = read(tableOf([...all, other, ...changed].map((one) => structuredClone(plainObservation(one)))));
        const isSame = comparer();
        for (const a of [...read(tableOf(all)), ...all]) {
          for (const b of others) {
            expect(isSame(a, b)).toBe(JSON.stringify(plainObservation(a)) === JSON.stringify(plainObservation(b)));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('two that differ are not equal to a test', () => {
    const [all] = fc.sample(fc.array(anyObservation, { minLength: 1, maxLength: 1 }), 1);
    const here = tableOf(all ?? []).at(0);
    const there = tableOf((all ?? []).map((one) => ({ ...one, record: one.record === 0 ? 1 : 0 }))).at(0);
    expect({ here }).not.toEqual({ here: there });
    expect({ here }).toEqual({ here: plainObservation(here) });
  });
});
