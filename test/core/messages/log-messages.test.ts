import { describe, expect, it } from 'vitest';
import { type Analysis, growLog, openLog } from '../../../server/src/core/analyze/index.ts';
import type { Finding } from '../../../server/src/core/log/finding.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { analysisOf, findingsOf } from '../../support/check-findings.ts';
import { fixture } from '../../support/fixtures.ts';
import { messages, variants } from '../scep/messages.ts';

/** Rules about old algorithms, which some of the clients used on purpose. */
const ALGORITHMS = ['scep-message-weak-algorithm', 'scep-signer-weak-signature'];

const base64 = (file: string): string => fixture(file).trim();

/** The log of a server to which these messages were sent, when the fixtures were made. */
function serverLog(files: readonly string[], time = '2026-11-22 14:30:00', status = 200): string {
  const lines = files.map((file) => {
    const message = base64(file).replaceAll('+', '%2B').replaceAll('=', '%3D');
    return `${time} 10.1.1.1 GET /certsrv/mscep/mscep.dll operation=PKIOperation&message=${message} ${status} 0 0`;
  });
  return `#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n${lines.join('\n')}\n`;
}

/** The log of a device into which these messages were written, one a line. */
function deviceLog(files: readonly string[]): string {
  const columns = '2026-11-22T14:30:00.0000000\tVERB\tEvent\torg.jscep.transport.UrlConnectionGetTransport\t1\t1\t';
  return files.map((file) => `${columns}${base64(file)}\n`).join('');
}

const server = (files: readonly string[], time?: string, status?: number): Analysis =>
  analysisOf(serverLog(files, time, status), 'iis-w3c-log');
const device = (files: readonly string[]): Analysis => analysisOf(deviceLog(files), 'android-omadm-log');

/** What rules about messages found, but for old algorithms. */
function found(analysis: Analysis): readonly Finding[] {
  expect(analysis.faults).toEqual([]);
  return findingsOf(analysis).filter(({ id }) => id.startsWith('scep-') && !ALGORITHMS.includes(id));
}

const ids = (analysis: Analysis): readonly string[] => found(analysis).map(({ id }) => id);

describe('the messages of real clients', () => {
  const requests = messages.filter(({ direction }) => direction === 'request').map(({ file }) => file);
  const replies = messages.filter(({ inReplyTo }) => inReplyTo !== undefined);

  it.each(requests)('nothing is wrong with %s', (file) => {
    expect(ids(server([file]))).toEqual([]);
  });

  const byStatus: Readonly<Record<string, readonly string[]>> = { '2': ['scep-reply-failure'], '3': ['scep-reply-pending'] };
  it.each(replies)('$file says what it is, and belongs to its request', ({ file, inReplyTo, expected }) => {
    const analysis = device([`messages/${inReplyTo}`, file]);
    expect(ids(analysis)).toEqual(byStatus[String(expected?.['pkiStatus'])] ?? []);
    expect(analysis.messages.checked().map(({ request }) => request !== undefined)).toEqual([false, true]);
  });

  it.each(variants.filter(({ kind }) => kind === 'truncated').map(({ file }) => file))(
    'no verdict on %s, which is cut',
    (file) => {
      const text = base64(file);
      const log = `2026-11-22T14:30:00.0000000\tVERB\tEvent\torg.jscep.transport.UrlConnectionGetTransport\t1\t1\t${text}\n`;
      expect(ids(analysisOf(log, 'android-omadm-log'))).toEqual([]);
    },
  );
});

describe('what is wrong', () => {
  it('a signature', () => {
    expect(ids(device(['variants/synth-bad-signature.b64']))).toEqual(['scep-message-damaged']);
  });

  it('a refusal by NDES, with the Windows error in words', () => {
    const [finding] = found(device(['variants/synth-certrep-fail-mserror-certsrv_e_key_length.b64']));
    expect(finding?.id).toBe('scep-reply-failure');
    expect(finding && english(finding.message)).toMatch(
      /badRequest.* NDES names the cause: 0x80094811 \(CERTSRV_E_KEY_LENGTH\)\. /,
    );
    expect(finding?.resolutions[0]).toBe('ca-refuses-request');
  });

  it('a signer whose certificate has ended, in a log that knows its time', () => {
    expect(ids(server(['messages/mm-get-4096-03-req.b64'], '2026-11-22 16:00:00'))).toEqual(['scep-signer-not-valid']);
    expect(ids(device(['messages/mm-get-4096-03-req.b64']))).toEqual([]);
  });

  it('an answer with the nonce of no request, unless a poll may be missing', () => {
    const [request, pending, granted] = ['06-req', '06-resp', '12-resp'].map(
      (name) => `messages/jscep-get-pending-${name}.b64`,
    ) as [string, string, string];
    expect(ids(device([request, granted]))).toEqual(['scep-reply-mismatch']);
    expect(ids(device([request, pending, granted]))).toEqual(['scep-reply-pending']);
    expect(ids(device(['messages/jscep-get-ndes-06-req.b64', granted]))).toEqual([]);
  });
});

describe('the messages of a log', () => {
  const [request] = ['messages/jscep-get-ndes-06-req.b64'] as const;

  it('are decoded once, however often the log repeats them', () => {
    const { messages: known } = server([request, request, request]);
    expect(known.checked().map(({ spans }) => spans.length)).toEqual([3]);
  });

  it('are bounded, and those of failed requests come first', () => {
    const many = Array.from({ length: 100 }, () => request);
    const log = serverLog(many) + serverLog(['variants/synth-bad-signature.b64'], undefined, 500);
    const analysis = analysisOf(log, 'iis-w3c-log');
    expect(analysis.messages.checked().reduce((sum, { spans }) => sum + spans.length, 0)).toBe(26);
    expect(ids(analysis)).toContain('scep-message-damaged');
  });

  it('are the same in a log that grew', () => {
    const text = deviceLog([
      'messages/mm-post-fail0-03-req.b64',
      'messages/mm-post-fail0-03-resp.b64',
      'variants/synth-bad-signature.b64',
    ]);
    const half = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
    const before = openLog(text.slice(0, half), { languageId: 'android-omadm-log' });
    if (!before) throw new Error('no log');
    const grown = growLog(before, text);
    expect(ids(grown)).toEqual(['scep-reply-failure', 'scep-message-damaged']);
    expect(grown.groups).toEqual(analysisOf(text, 'android-omadm-log').groups);
  });
});
