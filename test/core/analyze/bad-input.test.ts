import { describe, expect, it } from 'vitest';
import { growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { analysisOf } from '../../support/check-findings.ts';
import { fixture } from '../../support/fixtures.ts';

const FIELDS =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken';
const failing = (time: string): string =>
  `2024-05-01 ${time} 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=SCEP%20Authority 443 - 10.4.8.9 profiled/1.0 500 0 1346 31`;

/** Lines of the log, from 1, that the impersonation rule marks. */
function marked(text: string): readonly number[] {
  const { document, groups, faults } = analysisOf(text, 'iis-w3c-log');
  expect(faults).toEqual([]);
  const group = groups.find(({ id }) => id === 'iis-500-1346-impersonation');
  return (group?.offsets ?? []).map((offset) => document.lines.lineAt(offset) + 1);
}

describe('what is broken in a log takes no finding from the rest', () => {
  it.each([
    [
      'a binary block',
      String.fromCharCode(...Array.from({ length: 2000 }, (_, i) => (i * 7 + 14) % 256)).replace(/[\r\n]/g, 'x'),
    ],
    ['NUL bytes', '\0'.repeat(65_536)],
    ['lone surrogates', '\ud800\udc00\udfff \ud83d'],
    ['a megabyte in one line', 'operation=PKIOperation&message='.repeat(33_000)],
    ['a line with too few columns', '2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert'],
    ['a line with too many columns', `${failing('08:15:02')} ${'- '.repeat(500)}`.replace('500 0 1346', '200 0 0')],
    ['a line cut in the middle', failing('08:15:02').slice(0, 77)],
    ['a repeated header', FIELDS],
    ['a broken header', '#Fields:'],
    ['a time that goes backwards', failing('03:00:00').replace('500 0 1346', '200 0 0')],
    [
      'a line of another format',
      '2018-02-27T05:16:08.2500000  VERB  Event  org.jscep.client.Client  18327    10  RA and CA are identical',
    ],
  ])('%s', (what, line) => {
    const after = what === 'a broken header' ? [FIELDS, failing('08:15:03')] : [failing('08:15:03')];
    const text = [FIELDS, failing('08:15:01'), line, ...after, ''].join('\n');
    expect(marked(text)).toEqual([2, 3 + after.length]);
  });

  it('a cut at the end', () => {
    expect(marked(`${FIELDS}\n${failing('08:15:01')}\n${failing('08:15:02').slice(0, 50)}`)).toEqual([2]);
  });
});

describe('every prefix of an article sample', () => {
  it.each([
    ['iis-500.log', 'iis-w3c-log'],
    ['iis-android-wrapped.log', 'iis-w3c-log'],
    ['omadm-enroll.log', 'android-omadm-log'],
    ['ios-console.log', 'ios-console-log'],
  ] as const)('%s is read without a fault', (name, format: LanguageId) => {
    const text = fixture(`article/${name}`);
    for (let cut = 0; cut <= text.length; cut += 7) {
      const { faults, attempts, groups } = analysisOf(text.slice(0, cut), format);
      expect(faults).toEqual([]);
      for (const { span } of groups.flatMap((group) => group.shown)) expect(span.end).toBeLessThanOrEqual(cut);
      for (const { span } of attempts) expect(span.end).toBeLessThanOrEqual(cut);
    }
  });
});

describe('growth', () => {
  it('of a log that was emptied or replaced reads it anew', () => {
    const first = openLog(`${FIELDS}\n${failing('08:15:01')}\n`);
    if (!first) throw new Error('not read');
    expect(growLog(first, '').groups).toEqual([]);
    expect(growLog(first, `${FIELDS}\n`).groups).toEqual([]);
  });
});
