import { describe, expect, it } from 'vitest';
import { type Analysis, analyze, growLog, MAX_PAYLOADS, openLog, parseLog } from '../../../server/src/core/analyze/index.ts';
import { fixture } from '../../support/fixtures.ts';
import { generated } from '../../support/generated.ts';

/** All that an analysis says, as plain data, for comparison. */
function said(analysis: Analysis | undefined) {
  if (!analysis) return undefined;
  const { groups, attempts, payloads, faults } = analysis;
  return {
    groups,
    payloads,
    faults,
    attempts: attempts.map((attempt) => ({ ...attempt, span: attempt.span, steps: attempt.steps })),
  };
}

function opened(text: string, languageId: string): Analysis {
  const analysis = openLog(text, { languageId });
  if (!analysis) throw new Error(`not read as ${languageId}`);
  return analysis;
}

describe('parseLog', () => {
  it('takes the format that the hint names, whatever the text', () => {
    expect(parseLog('', { languageId: 'ios-console-log' })?.format.id).toBe('ios-console-log');
  });

  it.each(['log', 'plaintext', undefined])('looks at the text where the hint says %s', (languageId) => {
    const hint = languageId === undefined ? {} : { languageId };
    expect(parseLog(fixture('article/iis-500.log'), hint)?.format.id).toBe('iis-w3c-log');
    expect(parseLog(fixture('article/omadm-enroll.log'), hint)?.format.id).toBe('android-omadm-log');
    expect(parseLog(fixture('article/ios-console.log'), hint)?.format.id).toBe('ios-console-log');
  });

  it('does not read what is none of ours', () => {
    expect(parseLog('Dear all,\nplease find the log attached.\n')).toBeUndefined();
    expect(openLog('')).toBeUndefined();
  });
});

describe('openLog', () => {
  it('finds the failure, the attempt and the message of a log in one pass', () => {
    const server = openLog(fixture('article/iis-500.log'));
    expect(server?.groups.map((group) => group.id)).toEqual(['iis-500-1346-impersonation']);
    expect(server?.attempts[0]).toMatchObject({ platform: 'ios', outcome: 'failed', client: '10.5.14.22' });
    const device = openLog(fixture('article/ios-console.log'));
    expect(device?.payloads).toMatchObject([{ state: 'cut' }]);
    expect(device?.attempts[0]?.steps.map((step) => step.name)).toEqual([
      'GetCACert',
      'GetCACaps',
      'request-built',
      'PKIOperation',
    ]);
  });

  it('keeps a bounded number of messages', () => {
    const line =
      '2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=MIAGCSqGSIb3DQEH 443 - 10.4.8.9 profiled/1.0 - 200 0 0 31\n';
    expect(opened(line.repeat(MAX_PAYLOADS + 10), 'iis-w3c-log').payloads.length).toBe(MAX_PAYLOADS);
  });

  it('gives one analysis for each log', () => {
    const documents = ['article/iis-500.log', 'article/iis-ok.log'].flatMap((name) => parseLog(fixture(name)) ?? []);
    expect(analyze(documents).map((analysis) => analysis.groups.length)).toEqual([1, 0]);
  });
});

describe.each([
  ['iis', 'iis-w3c-log', ['--lines', '150', '--seed', '4', '--lf']],
  ['omadm', 'android-omadm-log', ['--lines', '250', '--seed', '2', '--fail', '0.5', '--nopayload']],
  ['ios', 'ios-console-log', ['--lines', '120', '--seed', '2', '--fail', '0.5', '--style', 'tabs']],
] as const)('growLog of a log in pieces, %s', (kind, languageId, args) => {
  const { text } = generated(kind, ...args);
  const whole = said(opened(text, languageId));
  const lines = text
    .split('\n')
    .map((line) => `${line}\n`)
    .slice(0, -1);

  it('says the same as reading it at once, whatever the pieces', () => {
    for (const size of [1, 3, 7, 40]) {
      let analysis = opened('', languageId);
      let now = '';
      for (let i = 0; i < lines.length; i += size) {
        now += lines.slice(i, i + size).join('');
        analysis = growLog(analysis, now);
      }
      expect(now).toBe(text);
      expect(said(analysis)).toEqual(whole);
    }
  });

  it('says the same where it was cut in mid-line', () => {
    for (const cut of [1, 100, 1001, text.length - 30, text.length - 1]) {
      expect(said(growLog(opened(text.slice(0, cut), languageId), text))).toEqual(whole);
    }
  });

  it('leaves the older analysis as it was, and may grow it twice', () => {
    const cut = text.indexOf('\n', text.length / 2) + 1;
    const half = opened(text.slice(0, cut), languageId);
    const before = structuredClone(said(half));
    expect(said(growLog(half, text))).toEqual(whole);
    expect(said(half)).toEqual(before);
    expect(said(growLog(half, text))).toEqual(whole);
    expect(said(growLog(half, `${text.slice(0, cut)}${lines[0]}`))).toEqual(
      said(opened(`${text.slice(0, cut)}${lines[0]}`, languageId)),
    );
  });

  it('reads anew what did not grow', () => {
    const half = opened(text.slice(0, text.indexOf('\n', 2000) + 1), languageId);
    expect(said(growLog(half, text.slice(500)))).toEqual(said(opened(text.slice(500), languageId)));
  });
});
