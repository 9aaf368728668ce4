import { describe, expect, it } from 'vitest';
import { growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import { detectLog } from '../../../server/src/core/detect.ts';
import { androidOmadmLog } from '../../../server/src/core/formats/android-omadm-log/index.ts';
import { PASTED_LENGTH, withoutPasteMarks } from '../../../server/src/core/text/pasted.ts';
import { corpus } from '../../support/corpus-file.ts';
import { findingsOf } from '../../support/pasted.ts';
import { tally } from './marks.ts';

describe('OMADM.log of a version without the column Event', () => {
  it.each([
    ['omadm-without-category.log', ['2: http-503-app-pool']],
    ['omadm-without-category-state.log', ['2: android-state-failed']],
  ])('gives the findings of its lines: %s', (name, findings) => {
    const text = corpus(`pasted/${name}`);
    expect(detectLog({ head: text, fileName: '' })).toMatchObject({ id: 'android-omadm-log', detection: { quality: 'certain' } });
    expect(findingsOf(openLog(text))).toEqual(findings);
    expect(androidOmadmLog.parse(text).problems).toEqual([]);
  });

  it.each(['documented.log', 'inspector.log', 'profile.log'])('says what it says with that column: %s', (name) => {
    const whole = corpus(`android-omadm-log/${name}`);
    const without = whole.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+[\t ]+[A-Z]+[\t ]+)Event[\t ]+/gm, '$1');
    expect(without).not.toBe(whole);
    const [one, other] = [androidOmadmLog.parse(whole), androidOmadmLog.parse(without)];
    expect(other.records.length).toBe(one.records.length);
    expect(tally(other)).toEqual(tally(one));
    const rules = (text: string) => findingsOf(openLog(text, { languageId: 'android-omadm-log' }));
    expect(rules(without)).toEqual(rules(whole));
  });

  it('names the columns that a cut line has', () => {
    const names = (line: string) =>
      androidOmadmLog
        .parse(line)
        .records.at(0)
        ?.fields()
        .map(({ name }) => name);
    expect(names('2019-08-01T19:22:47.0240000  VERB  com.microsoft.omadm.A')).toEqual(['time', 'level', 'logger']);
    expect(names('2019-08-01T19:22:47.0240000  VERB  com.microsoft.omadm.A  15118')).toEqual(['time', 'level', 'logger', 'pid']);
    expect(names('2019-08-01T19:22:47.0240000  VERB  Event')).toEqual(['time', 'level', 'category']);
  });
});

describe('the registration point of Configuration Manager', () => {
  it.each([
    ['iis-registration-point-configmgr.log', ['2: verifyrequest-403-eku']],
    ['iis-registration-point-notify.log', ['1: notify-failed']],
    ['ndesplugin-registration-point-configmgr.log', ['4: ndesplugin-12175']],
    ['iis-registration-point-healthy.log', []],
  ])('answers the calls of the policy module: %s', (name, findings) => {
    expect(findingsOf(openLog(corpus(`pasted/${name}`)))).toEqual(findings);
  });
});

describe('a mail of prose with one line of a log', () => {
  it('is read for that line', () => {
    const log = openLog(corpus('pasted/mail-with-one-iis-line.txt'));
    expect(log?.document.format.id).toBe('iis-w3c-log');
    expect(findingsOf(log)).toEqual(['12: iis-500-1346-impersonation']);
  });

  it('is left alone where the line is not of SCEP', () => {
    const text = corpus('pasted/mail-with-one-iis-line.txt').replace(
      '/certsrv/mscep/mscep.dll operation=GetCACaps&message=ca',
      '/hr/payroll.aspx -',
    );
    expect(openLog(text)).toBeUndefined();
  });
});

/** Lines with marks before them: what they give, and a place in them where a finding must stand. */
const MARKED: readonly (readonly [name: string, format: string, findings: readonly string[], marks: readonly string[]])[] = [
  ['marks-notepad-search-ios.txt', 'ios-console-log', ['4: ios-scep-error'], ['22003']],
  ['marks-grep-file-ios.txt', 'ios-console-log', ['4: ios-scep-error'], ['22003']],
  ['marks-grep-omadm.txt', 'android-omadm-log', ['2: http-503-app-pool'], ['503 Service Unavailable']],
  ['marks-quotes-omadm.txt', 'android-omadm-log', ['1: http-503-app-pool'], ['503 Service Unavailable']],
  [
    'marks-select-string-iis.txt',
    'iis-w3c-log',
    ['1: iis-500-1346-impersonation', '2: iis-500-1346-impersonation'],
    ['500 0 1346', '500 0 1346'],
  ],
  ['marks-blanks-iis.txt', 'iis-w3c-log', ['1: iis-500-1346-impersonation'], ['500\u00a00\u00a01346']],
  ['marks-table-iis.md.txt', 'iis-w3c-log', ['3: iis-500-1346-impersonation'], ['500']],
  ['marks-bullet-httperr.txt', 'httperr-log', ['5: http-503-app-pool'], ['AppOffline']],
  ['marks-notepad-search-ndesplugin.txt', 'ndes-plugin-log', ['2: ndesplugin-12175'], ['12175']],
  ['marks-grep-svclog.txt', 'svclog', ['1: crp-invalid-handle'], ['m_safeCertContext is an invalid handle']],
  ['marks-mail-event.txt', 'windows-event-log', ['8: ndes-start-0x80070057'], ['0x80070057']],
  [
    'marks-quoted-page-event.txt',
    'windows-event-log',
    ['7: ca-0x80094800-template'],
    ['The requested certificate template is not supported by this CA.'],
  ],
  ['marks-table-event.md.txt', 'windows-event-log', ['3: windows-tls-0x80072f8f'], ['0x80072f8f']],
  ['marks-html-event.txt', 'windows-event-log', ['5: ra-cert-mismatch-decrypt'], ['0x80090005']],
];

describe('lines with the marks of a search, a mail or a page before them', () => {
  it.each(MARKED)('say what they say without: %s', (name, format, findings, marks) => {
    const text = corpus(`pasted/${name}`);
    expect(detectLog({ head: text, fileName: '' })?.id).toBe(format);
    expect(detectLog({ head: text, fileName: name })?.id).toBe(format);
    const analysis = openLog(text);
    expect(findingsOf(analysis)).toEqual(findings);
    const shown = analysis?.groups.flatMap((group) => group.shown.map(({ span }) => text.slice(span.start, span.end)));
    expect(shown).toEqual(marks);
  });

  it.each(MARKED)('are records that begin with their lines, and no line is unread: %s', (name) => {
    const text = corpus(`pasted/${name}`);
    const analysis = openLog(text);
    const records = analysis?.document.records;
    for (let i = 0; i < (records?.length ?? 0); i++) {
      const start = records?.at(i)?.span.start ?? -1;
      expect(start === 0 || /[\n|] ?$/.test(text.slice(0, start))).toBe(true);
      expect(records?.indexAt(start + 1)).toBe(i);
    }
    if (/search|grep|select|quotes|blanks|html|page/.test(name)) expect(analysis?.coverage).toEqual([]);
  });

  it.each(MARKED)('read as they come give what they give as a whole: %s', (name, format) => {
    const text = corpus(`pasted/${name}`);
    const middle = text.indexOf('\n') + 1 || text.length;
    const hint = { languageId: format };
    const begun = openLog(text.slice(0, middle), hint);
    expect(begun && findingsOf(growLog(begun, text))).toEqual(findingsOf(openLog(text, hint)));
  });

  it('stay what they are in a text that is no paste', () => {
    const lines = ['> hello', '12: a number', '- a thing', '| a | row |', '`code`', 'Line 3: words'];
    for (const line of lines) expect(withoutPasteMarks(`${line}\n`)).toBeUndefined();
    expect(withoutPasteMarks(`> 2026-01-05 08:00:01 x\n${' '.repeat(PASTED_LENGTH)}`)).toBeUndefined();
  });

  it('keep clock times, ports and paths', () => {
    const text = '08:15:01.123 a\ndefault\t09:10:02.100001 +0200\tprofiled\tx\nLine 4: 08:15:02.123 b\n';
    expect(withoutPasteMarks(text)?.text).toBe('08:15:01.123 a\ndefault\t09:10:02.100001 +0200\tprofiled\tx\n08:15:02.123 b\n');
  });

  it('are left out in a time that grows with the text', () => {
    const time = (count: number): number => {
      const text = '> app.log:12: 2026-01-05 08:00:01 x | y | z\n'.repeat(count);
      const start = process.cpuUsage().user;
      withoutPasteMarks(text);
      return process.cpuUsage().user - start;
    };
    time(5_000);
    expect(time(20_000)).toBeLessThan(Math.max(time(5_000), 2_000) * 16);
  });
});
