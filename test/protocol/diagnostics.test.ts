import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Diagnostic, DiagnosticSeverity, type DocumentDiagnosticReport } from 'vscode-languageserver';
import { calls, iis, iphone, iphoneIdle } from '../core/case/rules/samples/lines.ts';
import { deviceSample, serverSample } from '../core/rules/support/message-samples.ts';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT, placeOf, textAt } from './support/client.ts';

const URI = 'file:///logs/u_ex170808.log';
const FAILED = fixture('article/iis-500.log').trimEnd();
const HEALTHY = fixture('article/iis-ok.log');

/** Without the quiet hints about malformed input: the excerpts of these tests have no `#Fields` line. */
function loud(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
}

describe('pushed diagnostics', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start(OWN_CLIENT);
  });
  afterAll(() => client.stop());

  it('mark the failing token, say why, and link to the documentation', async () => {
    const diagnostics = loud(await client.open(URI, FAILED));
    const [found] = diagnostics;
    expect(diagnostics).toHaveLength(1);
    expect(found).toMatchObject({
      source: 'SCEP Log Inspector',
      code: 'iis-500-1346-impersonation',
      severity: DiagnosticSeverity.Error,
      codeDescription: { href: expect.stringMatching(/^https:\/\//) },
      data: { kind: 'finding', rule: 'iis-500-1346-impersonation', offset: expect.any(Number) },
    });
    expect(found && textAt(FAILED, found.range)).toBe('500 0 1346');
  });

  it('follow a log that grows, one appended line at a time', async () => {
    const uri = 'file:///logs/growing.log';
    expect(loud(await client.open(uri, `${FAILED}\n`))).toHaveLength(1);
    for (let line = 1; line <= 3; line++) {
      const next = client.nextDiagnostics(uri);
      const end = { line, character: 0 };
      await client.change(uri, [{ range: { start: end, end }, text: `${FAILED}\n` }]);
      const diagnostics = loud(await next);
      expect(diagnostics.map(({ range }) => range.start.line)).toEqual(Array.from({ length: line + 1 }, (_, n) => n));
    }
  });

  it('follow an edit in the middle', async () => {
    const uri = 'file:///logs/edited.log';
    await client.open(uri, FAILED);
    const start = placeOf(FAILED, ' 500 0 1346');
    const next = client.nextDiagnostics(uri);
    await client.change(uri, [{ range: { start, end: { ...start, character: start.character + 11 } }, text: ' 200 0 0' }]);
    expect(loud(await next).map(({ code }) => code)).not.toContain('iis-500-1346-impersonation');
  });

  it('of one log follow what another one tells of the server', async () => {
    const [server, device] = ['file:///logs/u_ex240501.log', 'file:///logs/OMADM.log'];
    expect(loud(await client.open(server, serverSample('', 'FOR_OLD_RA').text))).toEqual([]);
    const next = client.nextDiagnostics(server);
    await client.open(device, deviceSample('', ['GETCACERT']).text);
    expect(loud(await next).map(({ code }) => code)).toEqual(['scep-wrong-recipient']);
    const after = client.nextDiagnostics(server);
    await client.close(device);
    expect(loud(await after)).toEqual([]);
  });

  it('follow the SCEP messages that are checked while nothing else is to do', async () => {
    const uri = 'file:///logs/many.log';
    const [header = '', , , request = ''] = serverSample('', 'REQUEST').text.split('\n');
    const bad = fixture('variants/synth-bad-signature.b64').trim().replaceAll('+', '%2B').replaceAll('=', '%3D');
    const last = request.replace(/message=\S+/, `message=${bad}`);
    const codes = (diagnostics: readonly Diagnostic[]) => loud(diagnostics).map(({ code }) => code);
    const first = await client.open(uri, [header, ...Array.from({ length: 30 }, () => request), last].join('\n'));
    const next = client.nextDiagnostics(uri);
    expect(codes(first)).toContain('not-looked-at');
    expect(codes(first)).not.toContain('scep-message-damaged');
    const then = await next;
    expect(codes(then)).not.toContain('not-looked-at');
    expect(then.find(({ code }) => code === 'scep-message-damaged')?.range.start.line).toBe(31);
    await client.close(uri);
  });

  it('go when the log is closed', async () => {
    const uri = 'file:///logs/closed.log';
    await client.open(uri, FAILED);
    const next = client.nextDiagnostics(uri);
    await client.close(uri);
    expect(await next).toEqual([]);
  });

  it('are none for a healthy log', async () => {
    expect(loud(await client.open('file:///logs/healthy.log', HEALTHY))).toEqual([]);
  });

  it('stay away from files that are none of ours', async () => {
    const uri = 'file:///var/log/access.log';
    const text = '127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET /certsrv HTTP/1.0" 500 2326\n'.repeat(3);
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'log', version: 1, text } });
    expect(await client.of('codeLens', uri)).toEqual([]);
    expect(client.published.filter((params) => params.uri === uri)).toEqual([]);
  });
});

describe('many findings', () => {
  it('are capped at the reader’s maximum, with one line that counts the rest', async () => {
    const client = await Client.start({ ...OWN_CLIENT, settings: { diagnostics: { maximumPerFile: 5 } } });
    const diagnostics = loud(await client.open(URI, `${FAILED}\n`.repeat(300)));
    expect(diagnostics).toHaveLength(6);
    expect(diagnostics[0]?.relatedInformation?.at(-1)?.message).toContain('280');
    const more = diagnostics.find(({ code }) => code === 'more-findings');
    expect(more).toMatchObject({ severity: DiagnosticSeverity.Information, range: { start: { line: 0, character: 0 } } });
    expect(more?.message).toContain('295');
    await client.stop();
  });
});

describe('settings', () => {
  it('hide a rule, and show it again when they change', async () => {
    const client = await Client.start({ ...OWN_CLIENT, settings: { hiddenRules: ['iis-500-1346-impersonation'] } });
    expect(loud(await client.open(URI, FAILED))).toEqual([]);
    client.settings = { hiddenRules: [] };
    const next = client.nextDiagnostics(URI);
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    expect(loud(await next)).toHaveLength(1);
    expect(client.refreshed).toContain('workspace/inlayHint/refresh');
    await client.stop();
  });

  it('may be pushed by a client that is never asked', async () => {
    const client = await Client.start();
    expect(loud(await client.open(URI, FAILED))).toHaveLength(1);
    const next = client.nextDiagnostics(URI);
    const settings = { scepLogInspector: { hiddenRules: ['iis-500-1346-impersonation'] } };
    await client.notify('workspace/didChangeConfiguration', { settings });
    expect(loud(await next)).toEqual([]);
    await client.stop();
  });
});

describe('pulled diagnostics', () => {
  it('are the same, and end the pushing', async () => {
    const client = await Client.start({ capabilities: { textDocument: { diagnostic: {} } } });
    const pushed = await client.open(URI, FAILED);
    const cleared = client.nextDiagnostics(URI);
    const report = await client.of<DocumentDiagnosticReport>('diagnostic', URI);
    expect(report).toEqual({ kind: 'full', items: pushed });
    expect(await cleared).toEqual([]);
    const pushes = client.published.length;
    await client.change(URI, [{ text: HEALTHY }]);
    const healthy = await client.of<{ items: Diagnostic[] }>('diagnostic', URI);
    expect(loud(healthy.items)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(client.published).toHaveLength(pushes);
    await client.stop();
  });
});

describe('diagnostics of logs that are open together', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start(OWN_CLIENT);
  });
  afterAll(() => client.stop());

  it('say what only two logs together show, in place of what each says alone', async () => {
    const [phone, server] = ['file:///case/console.log', 'file:///case/u_ex260105.log'];
    const alone = loud(await client.open(phone, iphone('08:15:01', 'sent') + iphoneIdle('08:40:00')));
    expect(alone.map(({ code }) => code)).toEqual(['ios-enrollment-stops']);
    const next = client.nextDiagnostics(phone);
    const other = { at: '08:00:00', call: 'other' };
    await client.open(server, iis(other, ...calls('08:15:01', {}, true), { ...other, at: '08:30:00' }));
    expect(loud(await next).map(({ code }) => code)).toEqual(['no-request-in-iis']);
  });
});
