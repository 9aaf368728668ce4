import { describe, expect, it } from 'vitest';
import { lineMarks, linesOfFindings } from '../../../server/src/lsp/reading/line-marks.ts';
import { DEFAULT_SETTINGS } from '../../../server/src/protocol.ts';
import { sessionWith, URI } from '../support/session.ts';

const FIELDS =
  '#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status';
const AGENT = 'Dalvik/2.1.0+(Linux;+U;+Android+14;+Pixel+7+Build/UQ1A.240205.002)';
const POLICY = 'POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 10.1.5.20';
const refused = (second: number) => `2026-03-23 09:14:${String(second).padStart(2, '0')} 10.1.5.20 ${POLICY} - 403 16 2148204809`;
const healthy = `2026-03-23 09:14:00 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 10.40.93.212 ${AGENT} 200 0 0`;
const MESSAGE = 'MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgMwgAYJKoZIhvcNAQcB'.repeat(20);
const sent = `2026-03-23 09:14:30 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=${MESSAGE}%3D 10.40.93.212 ${AGENT} 500 0 0`;

const log = (...lines: readonly string[]) => [FIELDS, ...lines, ''].join('\n');
const all = { uri: URI, first: 0, last: 10_000 };

describe('the lines of a log that a window shows', () => {
  const session = sessionWith('iis-w3c-log', log(healthy, refused(1), sent));
  const marks = lineMarks(session, all);

  it('are marked where something failed, with the place that is marked', () => {
    expect(marks?.lines.map(({ line, severity }) => [line, severity])).toContainEqual([2, 'error']);
    expect(marks?.lines.map(({ line }) => line)).not.toContain(1);
    expect(marks?.lines.find(({ line }) => line === 2)?.at).toContain(refused(1).indexOf('403'));
  });

  it('say near their beginning who failed, how and why, where their end is out of sight', () => {
    const label = marks?.lines.find(({ line }) => line === 3)?.label;
    expect(label?.text).toMatch(/^10\.40\.93\.212 · 500 · \S/);
    expect(label?.character).toBe('2026-03-23 09:14:30'.length);
  });

  it('say nothing twice: a line that is seen whole has its reason at its end', () => {
    const short = lineMarks(
      sessionWith('iis-w3c-log', log('2026-03-23 09:14:01 10.1.5.20 GET /certsrv/mscep/mscep.dll - 10.1.1.1 - 404 0 2')),
      all,
    );
    expect(short?.lines.map(({ label }) => label)).toEqual([undefined]);
  });

  it('have levels and outcomes that failed in colours of their own', () => {
    expect(marks?.words).toContainEqual({
      line: 2,
      start: refused(1).indexOf('403'),
      end: refused(1).indexOf('403') + 3,
      severity: 'error',
    });
    expect(marks?.words.some(({ line }) => line === 1)).toBe(false);
  });

  it('have long messages drawn short, from behind their first characters to their end', () => {
    const start = sent.indexOf('MIAG');
    const end = sent.indexOf('%3D') + 3;
    expect(marks?.long).toEqual([{ line: 3, start, from: start + 4, end, label: '… 1\u00a0283 characters' }]);
  });

  it('are those that were asked for', () => {
    expect(lineMarks(session, { uri: URI, first: 1, last: 2 })?.lines.map(({ line }) => line)).toEqual([2]);
    expect(lineMarks(session, { uri: URI, first: 5, last: 2 })).toEqual({ lines: [], words: [], long: [] });
    expect(lineMarks(session, { uri: 'file:///other', first: 0, last: 9 })).toBeNull();
  });
});

describe('the overview of a log', () => {
  it('has every line that failed, also those beyond the marks of the editor', () => {
    const lines = Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? refused(i % 60) : healthy));
    const session = sessionWith('iis-w3c-log', log(...lines), { ...DEFAULT_SETTINGS, diagnostics: { maximumPerFile: 5 } });
    const overview = linesOfFindings(session, { uri: URI });
    expect(overview?.error).toHaveLength(300);
    expect(overview?.error.at(-1)).toEqual([599, 599]);
  });

  it('draws as one what is one to the eye in a long log, and ends where the last failure is', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => (i === 10_000 || i < 5 ? refused(i % 60) : healthy));
    const overview = linesOfFindings(sessionWith('iis-w3c-log', log(...lines)), { uri: URI });
    expect(overview?.error).toEqual([
      [1, 5],
      [10_001, 10_001],
    ]);
  });

  it('leaves out what the reader hid', () => {
    const session = sessionWith('iis-w3c-log', log(refused(1)));
    const hiddenRules = session.logs.get(URI)?.analysis.groups.map(({ id }) => id) ?? [];
    expect(hiddenRules.length).toBeGreaterThan(0);
    expect(linesOfFindings({ ...session, settings: { ...DEFAULT_SETTINGS, hiddenRules } }, { uri: URI })?.error).toEqual([]);
  });
});
