import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../server/src/core/analyze/facts-of.ts';
import { growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { explainAt } from '../../../server/src/core/explain/index.ts';
import { verbatim } from '../../../server/src/core/text/sentence.ts';
import { corpus } from '../../support/corpus-file.ts';
import { fixture } from '../../support/fixtures.ts';
import { findingsOf } from '../../support/pasted.ts';

const TICKETS: readonly (readonly [name: string, findings: readonly string[], marks: readonly string[]])[] = [
  [
    'ticket-iis-event-ios.txt',
    ['4: iis-500-1346-impersonation', '13: ndes-start-0x80070057', '18: ios-scep-error'],
    ['500 0 1346', '0x80070057', '22003'],
  ],
  [
    'ticket-quoted.txt',
    ['4: iis-500-1346-impersonation', '13: ndes-start-0x80070057', '18: ios-scep-error'],
    ['500 0 1346', '0x80070057', '22003'],
  ],
  [
    'ticket-android-httperr-plugin-event.txt',
    ['2: http-503-app-pool', '4: http-503-app-pool', '6: ndesplugin-12175', '9: windows-tls-0x80072f8f'],
    ['503 Service Unavailable', 'AppOffline', '12175', '0x80072f8f'],
  ],
];

describe('a ticket with pieces of several logs', () => {
  it.each(TICKETS)('is read piece by piece, each by its own format: %s', (name, findings, marks) => {
    const text = corpus(`pasted/${name}`);
    expect(detectLog({ head: text, fileName: '' })).toBeDefined();
    const analysis = openLog(text);
    expect(findingsOf(analysis)).toEqual(findings);
    const shown = analysis?.groups.flatMap((group) => group.shown.map(({ span }) => text.slice(span.start, span.end)));
    expect(shown).toEqual(marks);
  });

  it.each(TICKETS)('is the same when it grows: %s', (name, findings) => {
    const text = corpus(`pasted/${name}`);
    const languageId = detectLog({ head: text, fileName: '' })?.id ?? '';
    for (let end = text.indexOf('\n') + 1; end > 0; end = text.indexOf('\n', end) + 1) {
      const begun = openLog(text.slice(0, end), { languageId });
      expect(begun && findingsOf(growLog(begun, text))).toEqual(findings);
    }
  });

  it('is none where nothing is of the format that the reader chose', () => {
    const text = fixture('article/iis-500.log');
    expect(findingsOf(openLog(text))).not.toEqual([]);
    expect(findingsOf(openLog(text, { languageId: 'android-omadm-log' }))).toEqual([]);
  });

  it('explains each token by the log that it is of', () => {
    const text = corpus('pasted/ticket-iis-event-ios.txt');
    const document = openLog(text)?.document;
    for (const token of ['500 0 1346', 'GET /certsrv', 'profiled/1.0', '0x80070057', '22003']) {
      expect(document && explainAt(document, text.indexOf(token) + 1)).toBeDefined();
    }
  });

  it('says of what it is not told in the story of a case', () => {
    const analysis = openLog(corpus('pasted/ticket-iis-event-ios.txt'));
    const detection = { quality: 'certain', reason: verbatim('a test') } as const;
    const facts = analysis && factsOf('ticket.txt', detection, analysis);
    expect(facts?.coverage.filter(({ kind }) => kind === 'unobserved').map(({ count }) => count)).toEqual([2]);
  });

  it('is no log of one format with a strange word in it', () => {
    const row = 'default\t09:10:02.100001 +0200\tprofiled\tAttempting to retrieve issued certificate...\n';
    const records = openLog(`${row}Source: a\n${row}The end: b\n`)?.document.records;
    expect([records?.length, records?.at(0)?.format]).toEqual([2, undefined]);
  });
});
