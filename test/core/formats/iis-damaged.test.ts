import { describe, expect, it } from 'vitest';
import { iisW3cLog } from '../../../server/src/core/formats/iis-w3c-log/index.ts';
import type { LogDocument } from '../../../server/src/core/log/model.ts';
import { codes, columns, DEFAULT, http, line, parse } from './iis-lines.ts';
import { eventsOf } from './marks.ts';

describe('damaged input', () => {
  const withHeader = (...lines: readonly string[]): LogDocument => parse([DEFAULT, ...lines].join('\r\n'));

  it('says where a line stops before its status, and reads what is there', () => {
    const document = withHeader(line('08:00:00').slice(0, 50), line('08:00:01'));
    expect(codes(document)).toEqual(['line-cut']);
    expect(document.records.length).toBe(2);
    expect(http(document).map((event) => event.operation)).toEqual(['BareUrl']); // a piece of a path says nothing
    expect(columns(document).at(-1)).toBe('cs-uri-stem=/certsrv/mscep/m');
  });

  it.each([
    ['operation=GetCACert&mess', 'GetCACert', undefined],
    ['operation=GetCA', undefined, undefined],
    ['operation=PKIOperation&message=MIAG', 'PKIOperation', 'cut'],
  ])('of a query that is cut behind %s only what is certain counts', (query, operation, payload) => {
    const [event] = http(withHeader(line('08:00:00', query)));
    expect([event?.operation, event?.payload?.state, event?.status]).toEqual([operation, payload, undefined]);
  });

  it('reads lines with fewer columns than named by what they look like', () => {
    const document = withHeader('GET /certsrv/mscep/mscep.dll ... 443 - 10.0.0.9 UA - 500 0 1346 31');
    expect(codes(document)).toEqual(['columns-missing']);
    expect(http(document)[0]).toMatchObject({
      operation: 'PKIOperation',
      status: { value: 500 },
      win32: { value: 1346 },
      durationMs: 31,
    });
  });

  it('keeps the names where only the last columns are missing, and leaves surplus ones unnamed', () => {
    const document = withHeader(
      line('08:00:00', '- 443 - 10.0.0.9 UA - 200 0 0'),
      line('08:00:01', '- 443 - 10.0.0.9 UA - 200 0 0 15 x y'),
    );
    expect(codes(document)).toEqual(['columns-missing', 'columns-extra']);
    expect(columns(document, 0).at(-1)).toBe('sc-win32-status=0');
    expect(columns(document, 1).slice(-3)).toEqual(['time-taken=15', 'unnamed=x', 'unnamed=y']);
  });

  it('says once that the columns had to be recognised', () => {
    expect(codes(parse(`#Fields:\n${line('08:00:00')}\n${line('08:00:01')}`))).toEqual(['fields-empty']);
  });

  it('notices a #Fields line of another log', () => {
    const document = parse('#Fields: date time c-ip cs-method cs-uri-stem sc-status sc-win32-status\n10.1.5.20 GET / - 404 0 2');
    expect(codes(document)).toEqual(['fields-wrong']);
    expect(http(document)[0]).toMatchObject({ status: { value: 404 }, win32: { value: 2 } });
  });

  it('joins a line that was wrapped under #Fields', () => {
    const text = line('08:00:00', 'operation=GetCACert&message=ca 443 -\r\n10.0.0.9 UA - 200 0 0 15');
    const document = withHeader(text, line('08:00:01'));
    expect(document.records.length).toBe(2);
    expect(http(document)[0]).toMatchObject({ client: { value: '10.0.0.9' }, status: { value: 200 }, durationMs: 15 });
    expect(document.problems).toEqual([]);
  });

  it('passes over foreign lines, remarks and blank lines', () => {
    const document = withHeader('', 'garbage line without fields', '#Remark: cut here', line('08:00:00'), '   ');
    expect(document.records.length).toBe(1);
    expect(codes(document)).toEqual(['line-unreadable']);
    expect(codes(parse('just some text\nwithout any record'))).toEqual([]);
  });

  it('says where the time goes back, not where it only jitters', () => {
    const document = withHeader(line('08:00:03'), line('08:00:00'), line('07:00:00'), line('09:00:00'));
    expect(document.problems.map((problem) => [problem.code, document.lines.lineAt(problem.span.start)])).toEqual([
      ['time-backwards', 3],
    ]);
    expect(document.problems[0]?.message.args).toEqual([60]);
  });

  it('takes NULs at the end for reserved room, and before a record for a gap', () => {
    expect(codes(withHeader(line('08:00:00'), '\0'.repeat(5000)))).toEqual([]);
    const document = withHeader(line('08:00:00'), `${'\0'.repeat(5000)}${line('08:00:01')}`);
    expect(codes(document)).toEqual(['nul-characters']);
    const span = document.records.at(1)?.span;
    expect(document.text.slice(span?.start, span?.end)).toBe(line('08:00:01'));
  });

  it('reads a byte order mark, lone carriage returns and tabs', () => {
    const document = parse(`\uFEFF${DEFAULT}\r${line('08:00:00')}\r${line('08:00:01').replaceAll(' ', '\t')}`);
    expect(http(document).map((event) => event.status?.value)).toEqual([200, 200]);
    expect(document.problems).toEqual([]);
  });

  it.each([
    ['nothing', ''],
    ['NULs', '\0'.repeat(1000)],
    ['lone surrogates', `${DEFAULT}\n${line('08:00:00', '\uD800 443 - \uDC00 UA - 200 0 0 15')}`],
    ['a directive without names', '#Fields:\n#Date:\n#\n##'],
    ['a million columns', `${DEFAULT}\n${'a '.repeat(500_000)}`],
    [
      'a million characters in one column',
      `${DEFAULT}\n${line('08:00:00', `${'A'.repeat(1_000_000)} 443 - 10.0.0.9 UA - 200 0 0 15`)}`,
    ],
    ['a million ampersands', `10.0.0.1 GET /certsrv/mscep/mscep.dll ${'&'.repeat(1_000_000)} 443 - 10.0.0.9 UA - 200 0 0 15`],
    ['many heads of records', 'x GET /a b\n'.repeat(50_000)],
    ['many layouts', Array.from({ length: 20_000 }, (_, i) => `#Fields: cs-method f${i}\nGET x`).join('\n')],
  ])('survives %s', (_, text) => {
    const document = parse(text);
    expect(document.problems.length).toBeLessThanOrEqual(200);
    for (let i = 0; i < document.records.length; i++) {
      const record = document.records.at(i);
      for (const field of record?.fields() ?? []) {
        expect(field.span.start >= (record?.span.start ?? 0) && field.span.end <= (record?.span.end ?? 0)).toBe(true);
      }
    }
    expect(eventsOf(document).length).toBeLessThanOrEqual(document.records.length);
  });
});

describe('a log that grows', () => {
  const whole = [
    ...['#Software: Microsoft Internet Information Services 10.0', '#Date: 2024-05-01 07:00:00', DEFAULT],
    ...[line('08:00:00'), line('07:00:00'), 'garbage', line('08:00:02', '- 443 -'), '10.0.0.9 UA - 200 0 0 15'],
    ...[
      '2024-05-01 08:00:02 10.1.5.2',
      '0 GET /a',
      'GET /b - 443 - 10.0.0.9 UA - 200 0 0 15',
      line('08:00:02', '- 443'),
      '- 10.0.0.9',
      'UA - 200 0 0 15',
    ],
    ...[
      '#Fields: date time',
      'cs-method cs-uri-stem sc-status',
      '2024-05-01 08:00:03 GET / 200',
      '#Fields:',
      '10.1.5.20 GET /a ...',
      '443 - 10.0.0.9 UA - 404 15 0 7',
    ],
    ...['#Fields: time cs-method cs-uri-stem sc-status', '08:00:03 GET / 200', '08:00:04 GET / 200', ''],
  ].join('\r\n');
  const summary = (document: LogDocument) => ({
    records: Array.from({ length: document.records.length }, (_, i) => [
      columns(document, i),
      document.records.at(i)?.time?.epochMs,
    ]),
    problems: document.problems,
    lines: document.lines.count,
  });

  it('gives at every length what reading it anew gives', () => {
    for (let cut = 0; cut <= whole.length; cut += 3) {
      const before = parse(whole.slice(0, cut));
      expect(summary(iisW3cLog.parse(whole, before))).toEqual(summary(parse(whole)));
    }
  });

  it('is read anew where it became shorter', () => {
    const shorter = `${DEFAULT}\n${line('08:00:00')}`;
    expect(summary(iisW3cLog.parse(shorter, parse(whole)))).toEqual(summary(parse(shorter)));
  });
});
