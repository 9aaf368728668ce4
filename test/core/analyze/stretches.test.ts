import { describe, expect, it } from 'vitest';
import { LineStarts } from '../../../server/src/core/analyze/line-starts.ts';
import { type Division, Stretches } from '../../../server/src/core/analyze/stretches.ts';
import type { LogFormat } from '../../../server/src/core/log/model.ts';
import { LineIndex } from '../../../server/src/core/text/lines.ts';
import { allLogs } from '../../support/all-logs.ts';

interface Read {
  readonly records: readonly unknown[];
  readonly problems: readonly unknown[];
}

function placed(value: unknown, by: number): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, one: unknown) =>
      (key === 'start' || key === 'end') && typeof one === 'number' ? one + by : one,
    ),
  );
}

function whole(format: LogFormat, text: string): Read {
  const document = format.parse(text);
  const records: unknown[] = [];
  for (let i = 0; i < document.records.length; i++) {
    const record = document.records.at(i);
    records.push(placed({ ...record, fields: record?.fields(), events: record?.events() }, 0));
  }
  return { records, problems: placed(document.problems, 0) as unknown[] };
}

function inStretches(
  format: LogFormat,
  text: string,
  division: Division,
): Read & { readonly lines: LineStarts; readonly most: number } {
  const records: unknown[] = [];
  const problems: unknown[] = [];
  const lines = new LineStarts();
  let most = 0;
  const stretches = new Stretches(format, division, {
    begin: () => undefined,
    hear: ({ document, settled, base, from, end }) => {
      most = Math.max(most, document.text.length);
      lines.add(base, document.lines, from, end);
      problems.push(...(placed(document.problems, base) as unknown[]));
      for (let i = 0; i < settled; i++) {
        const record = document.records.at(i);
        records.push({
          ...(placed({ ...record, fields: record?.fields(), events: record?.events() }, base) as object),
          index: records.length,
        });
      }
    },
  });
  stretches.add(text);
  stretches.end();
  return { records, problems, lines, most };
}

const WIDE: Division = { stretch: 1 << 20, record: 1 << 24, whole: 1 << 26 };

describe('a text that is read in stretches', () => {
  it.each(allLogs())('gives the records of the whole: %s', (_, format, text) => {
    const expected = whole(format, text);
    for (const stretch of [1, 7, 100, 1000, 4096]) {
      const { records, problems, lines } = inStretches(format, text, { ...WIDE, stretch });
      expect(records).toEqual(expected.records);
      expect(problems).toEqual(expected.problems);
      const index = LineIndex.of(text);
      for (let line = 0; line < index.count; line++) {
        expect(lines.placeOf(index.start(line))).toEqual({ line, start: index.start(line) });
      }
    }
  });
});
