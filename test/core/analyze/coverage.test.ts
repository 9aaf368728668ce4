import { describe, expect, it } from 'vitest';
import { type Analysis, checkAllMessages, growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import { DIVISION, PieceScan } from '../../../server/src/core/analyze/scan-pieces.ts';
import { linesOf } from '../../../server/src/core/analyze/unread-lines.ts';
import { svclog } from '../../../server/src/core/formats/svclog/index.ts';
import { windowsEventLog } from '../../../server/src/core/formats/windows-event-log/index.ts';
import { nothingFound, notLookedAt } from '../../../server/src/core/log/coverage.ts';
import type { LanguageId } from '../../../server/src/core/log/model.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { readCarets } from '../../support/carets.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';
import { markedLogs } from '../../support/corpus.ts';
import { fixture } from '../../support/fixtures.ts';

const HEADER = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n';
const HEALTHY = '2024-05-01 08:15:01 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 200 0 0\n';
const IIS = `2024-05-01 05:00:12 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 403 16 2148204809 15
2024-05-01 05:00:13 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCAMIACAQEx 443 - 10.1.5.31 Dalvik - 500 0 1346 15`;
const OMADM =
  '2024-05-01T05:00:14.0000000\tINFO\tEvent\tcom.microsoft.omadm.platforms.android.certmgr.state.CertStateMachine\t18327\t10\tx\n';

/** What an analysis says where nothing was found. */
function said(analysis: Analysis | undefined): string {
  if (!analysis) throw new Error('no log');
  return english(nothingFound(analysis.document.records.length, analysis.coverage));
}

/** The answer for a text of this format. */
const saidOf = (text: string, id: LanguageId): string => said(analysisOf(text, id));

describe('the all-clear', () => {
  it('is given to a log that was read whole', () => {
    expect(saidOf(HEADER + HEALTHY, 'iis-w3c-log')).toBe('No findings.');
  });

  it.each(markedLogs().map(({ format, name, marked }) => [`${format}/${name}`, format, readCarets(marked).text] as const))(
    'of %s is not qualified by what belongs to its layout',
    (_name, format, text) => {
      expect(analysisOf(text, format).coverage.filter(({ kind }) => kind === 'unknown-lines' || kind === 'other-format')).toEqual(
        [],
      );
    },
  );

  it('is none for a log without entries', () => {
    expect(saidOf(HEADER, 'iis-w3c-log')).toBe('This log holds no entries, so it says nothing about an enrollment.');
    expect(saidOf('SCEP enrollment failed, failInfo badRequest\n', 'android-omadm-log')).toBe(
      'No entry could be read, so this log says nothing about an enrollment. Not looked at: lines that are no entries of this log (1).',
    );
  });

  it('counts lines that no layout knows, with their places', () => {
    const analysis = analysisOf(`${HEADER}${HEALTHY}the phone says: failed\n${HEALTHY}and again\n`, 'iis-w3c-log');
    expect(said(analysis)).toBe('No findings in what was read. Not looked at: lines that are no entries of this log (2).');
    const [gap] = analysis.coverage;
    expect(gap?.places.map(({ start, end }) => analysis.document.text.slice(start, end))).toEqual([
      'the phone says: failed',
      'and again',
    ]);
  });

  it('counts lines that are cut', () => {
    expect(saidOf(`${HEADER}${HEALTHY}2024-05-01 08:15:01 10.1.5.31 GET /certs\n`, 'iis-w3c-log')).toBe(
      'No findings in what was read. Not looked at: lines that are cut or damaged (1).',
    );
  });

  it('counts elements that are cut', () => {
    const event = '<Event><System><Provider Name="A"/><EventID>1</EventID></System></Event>\n';
    expect(saidOf(event + event.slice(0, 40), 'windows-event-log')).toContain('Not looked at: entries that are cut (1).');
    expect(saidOf(event, 'windows-event-log')).toBe('No findings.');
  });

  it('counts errors of an enrolling program that no rule knows', () => {
    const line = (process: string): string => `error\t09:10:01.402001 +0200\t${process}\tAn unheard-of failure.\n`;
    const log = line('profiled') + line('profiled') + line('wifid');
    expect(saidOf(log, 'ios-console-log')).toBe(
      'No findings in what was read. Not understood: errors of profiled that no rule knows (2: lines 1, 2).',
    );
  });

  it('counts errors of a known kind of which no rule knows the domain, whatever their level', () => {
    const of = (message: string): string => `debug\t09:10:01.402001 +0200\tmdmclient\t[501:MDMAgent] <OUTERROR> ${message}\n`;
    expect(saidOf(of('Error Domain=com.example.unheard Code=7 "No." UserInfo={}'), 'ios-console-log')).toBe(
      'No findings in what was read. Not understood: an error of mdmclient that no rule knows (line 1).',
    );
    const known = of('Error Domain=MDMResponseStatus Code=401 "(null)"');
    expect(saidOf(known, 'ios-console-log')).toBe('No findings.');
  });

  it('counts errors of the classes of SCEP on Android, and of no others', () => {
    const line = (logger: string): string =>
      `2024-05-01T05:00:00.1000000\tERROR\tEvent\tcom.microsoft.omadm.${logger}\t8123\t8140\tAn unheard-of failure.\n`;
    const log = line('platforms.android.certmgr.CertificateEnrollmentManager') + line('compliance.RuleEngine');
    expect(saidOf(log, 'android-omadm-log')).toBe(
      'No findings in what was read. Not understood: an error of CertificateEnrollmentManager that no rule knows (line 1).',
    );
  });

  it('counts errors of Windows about SCEP of which the tables have no more than a number', () => {
    const event = (provider: string, id: number, text: string): string =>
      `Source:        ${provider}\nDate:          14.05.2024 09:12:33\nEvent ID:      ${id}\nLevel:         Error\nDescription:\n${text}\n`;
    const device = 'Microsoft-Windows-DeviceManagement-Enterprise-Diagnostics-Provider';
    const unheard = event(device, 303, 'SCEP: Something failed in a way that nobody wrote down.');
    const other = event(device, 404, 'MDM ConfigurationManager: Command failure status.');
    expect(saidOf(unheard + unheard + other, 'windows-event-log')).toBe(
      'No findings in what was read. Not understood: errors of DeviceManagement-Enterprise-Diagnostics-Provider that no rule knows (2: lines 1, 7).',
    );
    expect(saidOf(other, 'windows-event-log')).toBe('No findings.');
  });

  it('names the lines of such errors', () => {
    const log = 'default\t09:10:01.402001 +0200\tprofiled\tx\nerror\t09:10:02.402001 +0200\tprofiled\tAn unheard-of failure.\n';
    const [gap] = analysisOf(log, 'ios-console-log').coverage;
    expect(gap?.places.map(({ start, end }) => log.slice(start, end))).toEqual([
      'error\t09:10:02.402001 +0200\tprofiled\tAn unheard-of failure.',
    ]);
  });

  it('says the same of a log that grew', () => {
    const text = `${HEADER}${HEALTHY}what is this\n${HEALTHY}`;
    const begun = analysisOf(`${HEADER}${HEALTHY}`, 'iis-w3c-log');
    const grown = growLog(begun, text);
    expect(grown.coverage).toEqual(analysisOf(text, 'iis-w3c-log').coverage);
    expect(growLog(grown, `${text}and this\n`).coverage).toEqual(analysisOf(`${text}and this\n`, 'iis-w3c-log').coverage);
  });

  it('says the same of a log that is read in pieces', () => {
    const trace = svclog.samples[0]?.text ?? '';
    const event = '<Event><System><Provider Name="A"/><EventID>1</EventID></System></Event>';
    const damage = '<!-- damaged: Byte 4096 of the file: x -->\n<!-- damaged 4: The same -->\n<!-- of somebody else -->\n';
    for (const [format, text] of [
      [svclog, `${trace}stray words\n${trace}${trace.slice(0, 200)}`],
      [windowsEventLog, `<Events>${event}${damage}${event}\nstray\n${event}</Events>`],
    ] as const) {
      for (const size of [7, 64, 5000]) {
        const detected = { id: format.id, detection: { quality: 'certain', reason: format.title } } as const;
        const scan = new PieceScan('a.log', detected, { ...DIVISION, stretch: size });
        scan.add(text);
        expect(scan.end().coverage).toEqual(analysisOf(text, format.id).coverage);
      }
    }
  });

  it('counts what comments in the text of a damaged native log say', () => {
    const event = '<Event><System><Provider Name="A"/><EventID>1</EventID></System></Event>\n';
    const text = `${event}<!-- damaged: Byte 4096 of the file: x -->\n${event}<!-- damaged 4: The same -->\n<!-- left-out 3: y -->\n`;
    expect(saidOf(text, 'windows-event-log')).toBe(
      'No findings in what was read. Not looked at: damaged places (5), entries that are left out (3).',
    );
  });
});

describe('a log with lines of other logs', () => {
  /** Too long for a ticket, whose pieces are read each by its own format. */
  const LONG = OMADM.repeat(Math.ceil(70_000 / OMADM.length));
  const PROSE = 'Hello, the phone of Mr. Smith does not enroll. In IIS I see';

  it('says how many lines of which other log it holds, before or behind those of its own', () => {
    for (const text of [`${PROSE}\n${IIS}\nand on the phone\n${LONG}`, `${LONG}${IIS}\n`]) {
      expect(saidOf(text, 'android-omadm-log')).toContain('lines of another log, IIS W3C log (2)');
    }
    expect(saidOf(`${IIS}\n${LONG}`, 'iis-w3c-log')).toContain('lines of another log, Android OMADM log (');
    expect(saidOf(`${LONG}${IIS}\n`, 'ndes-plugin-log')).toContain('lines of another log, IIS W3C log (2)');
  });

  it('gives those lines as a log of their own, whose failures are found', () => {
    const analysis = analysisOf(`${PROSE}\n${LONG}${IIS}\n`, 'android-omadm-log');
    const text = linesOf(analysis.coverage, analysis.document.text, 'iis-w3c-log');
    expect(text).toBe(`${IIS}\n`);
    expect(findingsOf(analysisOf(text, 'iis-w3c-log')).map(({ id }) => id)).toEqual([
      'verifyrequest-403-16',
      'iis-500-1346-impersonation',
    ]);
  });

  it('stays quick where every line is of another log', () => {
    const began = process.cpuUsage().user;
    const text = OMADM + `${IIS.split('\n')[0]}\n`.repeat(100_000);
    expect(english(notLookedAt(analysisOf(text, 'android-omadm-log').coverage) ?? { text: '', args: [] })).toMatch(
      /IIS W3C log \(1000\), lines that may be of another log \(99000\)/,
    );
    expect((process.cpuUsage().user - began) / 1000).toBeLessThan(4000);
  });
});

describe('the SCEP messages of a log', () => {
  const healthy = fixture('messages/jscep-get-aes-sha256-06-req.b64').trim();
  const bad = fixture('variants/synth-bad-signature.b64').trim();
  const line = (message: string): string =>
    `2026-11-22 14:30:00 10.1.1.1 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=${message.replaceAll('+', '%2B').replaceAll('=', '%3D')} 200 0 0\n`;
  const log = HEADER + line(healthy).repeat(30) + line(bad);

  it('beyond the first ones are counted as long as nobody checked them, and then found', () => {
    const first = openLog(log, { languageId: 'iis-w3c-log' });
    if (!first) throw new Error('no log');
    expect(said(first)).toContain('Not looked at: SCEP messages (6).');
    expect(first.coverage[0]?.places).toHaveLength(6);
    const all = checkAllMessages(first);
    expect(all.coverage).toEqual([]);
    const found = findingsOf(all).filter(({ id }) => id === 'scep-message-damaged');
    expect(found.map(({ span }) => span.start)).toEqual([log.lastIndexOf('message=') + 'message='.length]);
  });

  it('that are read step by step give the same, and a log that grew goes on', () => {
    const text = HEADER + line(healthy).repeat(20) + line(bad).repeat(20);
    const first = analysisOf(text.slice(0, HEADER.length + line(healthy).length * 20), 'iis-w3c-log');
    const grown = growLog(first, text);
    expect(grown.messages.readMore(grown.document, 4)).toBe(true);
    expect(checkAllMessages(grown).groups).toEqual(checkAllMessages(analysisOf(text, 'iis-w3c-log')).groups);
  });
});
