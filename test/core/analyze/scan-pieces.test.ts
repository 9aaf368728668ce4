import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../server/src/core/analyze/facts-of.ts';
import { checkAllMessages, openLog } from '../../../server/src/core/analyze/index.ts';
import { DIVISION, PieceScan } from '../../../server/src/core/analyze/scan-pieces.ts';
import { Stretches } from '../../../server/src/core/analyze/stretches.ts';
import { iisW3cLog } from '../../../server/src/core/formats/iis-w3c-log/index.ts';
import { formats } from '../../../server/src/core/formats/index.ts';
import type { LogFacts } from '../../../server/src/core/log/facts.ts';
import type { LogFormat } from '../../../server/src/core/log/model.ts';
import { verbatim } from '../../../server/src/core/text/sentence.ts';
import { allLogs, judgedLogs } from '../../support/all-logs.ts';

const DETECTION = { quality: 'certain', reason: verbatim('a test') } as const;

function ofWhole({ id: languageId }: LogFormat, text: string): LogFacts {
  const analysis = openLog(text, { languageId });
  if (!analysis) throw new Error(languageId);
  return factsOf('a.log', DETECTION, checkAllMessages(analysis));
}

function ofPieces({ id }: LogFormat, pieces: readonly string[], stretch: number): LogFacts {
  const scan = new PieceScan('a.log', { id, detection: DETECTION }, { ...DIVISION, stretch });
  for (const piece of pieces) scan.add(piece);
  const facts = scan.end();
  for (const piece of pieces) scan.addAgain(piece);
  return scan.endAgain(facts);
}

/** The text, cut at the given places. */
function cutAt(text: string, places: readonly number[]): readonly string[] {
  const ends = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [...ends, text.length].map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}

/** The log with lines of others between its own, lines that are cut, and a remark that something is missing. */
function disturbed(text: string): string {
  const lines = text.split('\n');
  return lines
    .flatMap((line, index) => {
      const stranger = STRANGERS[index % STRANGERS.length] ?? '';
      return index % 3 === 1 ? [line, stranger] : index % 7 === 5 ? [line.slice(0, line.length / 2)] : [line];
    })
    .join('\n');
}

const STRANGERS = [
  'words of another program, 42',
  '2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 - 10.40.87.9 - - 404 0 2 31',
  '<!-- damaged 3: events are missing here -->',
  '2024-05-01T05:16:32.0000000\tINFO\tEvent\tcom.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager\t18327\t10\tHello',
  '',
  '# a remark',
  'default\t08:15:01.000000+0200\tprofiled\tSCEP',
];

describe('a text that comes in pieces', () => {
  it.each(allLogs())('gives the facts of the whole: %s', (_, format, text) => {
    const whole = ofWhole(format, text);
    for (const stretch of [1, 300, 5000]) expect(ofPieces(format, [text], stretch)).toEqual(whole);
    expect(ofPieces(format, [...text.slice(0, 3000), text.slice(3000)], 1)).toEqual(whole);
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: text.length }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4000 }),
        (places, stretch) => {
          expect(ofPieces(format, cutAt(text, places), stretch)).toEqual(whole);
        },
      ),
      { numRuns: 8, examples: [[[], 1216]] },
    );
  });

  it.each(allLogs())('with lines of others in it, too: %s', (_, format, text) => {
    const mixed = disturbed(text);
    const whole = ofWhole(format, mixed);
    for (const stretch of [1, 300, 5000]) expect(ofPieces(format, [mixed], stretch)).toEqual(whole);
  });

  it.each(judgedLogs())('finds what is found in the whole: %s', (_, format, text) => {
    const whole = ofWhole(format, text);
    for (const stretch of [1, 1000]) expect(ofPieces(format, [text], stretch)).toEqual(whole);
  });

  it('may hold nothing, or no whole record', () => {
    for (const text of ['', '<E2ETraceEvent><System>', 'no log at all']) {
      for (const format of formats) expect(ofPieces(format, [text], 1)).toEqual(ofWhole(format, text));
    }
  });

  it('says where a record was longer than is waited for', () => {
    const text = `<E2ETraceEvent><System>${'x'.repeat(5000)}</System></E2ETraceEvent>`;
    const scan = new PieceScan('a.svclog', { id: 'svclog', detection: DETECTION }, { ...DIVISION, stretch: 100, record: 1000 });
    scan.add(text);
    expect(scan.end().coverage.map(({ kind }) => kind)).toContain('cut');
  });

  it('says what was left out of a text that makes sense as a whole only', () => {
    const text = `\u001b[0m${'2024-05-01T05:00:14.0000000\tINFO\tEvent\tcom.microsoft.omadm.Sync\t18327\t10\tx\n'.repeat(100)}`;
    for (const pieces of [[text], [...text]]) {
      const scan = new PieceScan('a.log', { id: 'android-omadm-log', detection: DETECTION }, { ...DIVISION, whole: 1000 });
      for (const piece of pieces) scan.add(piece);
      const { coverage, records } = scan.end();
      expect(coverage.map(({ kind }) => kind)).toEqual(['left-out']);
      expect(records).toBeLessThan(20);
    }
  });

  it('holds little of the text, however long it is', () => {
    const day = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n';
    const line = '2024-05-01 08:15:01 10.1.5.31 GET /index.html - 200 0 0\n';
    let longest = 0;
    const stretches = new Stretches(
      iisW3cLog,
      { ...DIVISION, stretch: 1000 },
      {
        begin: () => undefined,
        hear: ({ document }) => {
          longest = Math.max(longest, document.text.length);
        },
      },
    );
    stretches.add(day);
    for (let i = 0; i < 200_000; i++) stretches.add(line);
    stretches.end();
    expect(longest).toBeLessThan(3000 + line.length);
  });
});
