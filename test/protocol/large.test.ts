import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { type Diagnostic, DiagnosticSeverity, type DocumentLink } from 'vscode-languageserver';
import { ANALYZE_FILE, type AnalyzeFileAnswer, FORGET_FILE } from '../../server/src/protocol.ts';
import { Client, OWN_CLIENT } from './support/client.ts';

const MEGABYTE = 1_048_576;
/** For a slow machine; a few seconds are usual. */
const LIMIT_MS = 60_000;
const HEAD = '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-substatus sc-win32-status\n';
const request = (operation: string, status: string): string =>
  `2024-05-02 06:14:52 10.1.5.31 GET /certsrv/mscep/mscep.dll operation=${operation}&message=ca ${status}\n`;
const FAILED = request('GetCACert', '500 0 1346');
const HEALTHY = request('GetCACert', '200 0 0') + request('GetCACaps', '200 0 0');
const RULE = 'iis-500-1346-impersonation';

let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-large-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Writes a file of the temporary folder; gives its uri. */
function written(name: string, ...parts: readonly string[]): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, parts.join(''));
  return pathToFileURL(file).href;
}

/** Healthy requests over and over, and a failed one in the second line and in the last. */
function largeLog(name: string, megabytes = 60): string {
  return written(name, HEAD, FAILED, HEALTHY.repeat(Math.ceil((megabytes * MEGABYTE) / HEALTHY.length)), FAILED);
}

function analyze(client: Client, uri: string): Promise<AnalyzeFileAnswer> {
  return client.request<AnalyzeFileAnswer>(ANALYZE_FILE, { uri });
}

/** The findings that were pushed last for a uri; undefined where none ever were. */
function pushed(client: Client, uri: string): readonly Diagnostic[] | undefined {
  const last = client.published.findLast((params) => params.uri === uri);
  return last?.diagnostics.filter(({ severity }) => severity !== DiagnosticSeverity.Hint);
}

describe('a log of 60 MB', { timeout: LIMIT_MS }, () => {
  let client: Client;
  let uri = '';
  let lines = 0;
  beforeAll(async () => {
    client = await Client.start(OWN_CLIENT);
    uri = largeLog('u_ex240501.log');
    lines = fs.readFileSync(new URL(uri), 'utf8').split('\n').length - 1;
  });
  afterAll(() => client.stop());

  it(
    'gets its diagnostics without being open, and other logs answer meanwhile',
    async () => {
      const other = 'file:///logs/other.log';
      await client.open(other, HEAD + FAILED);
      let answer: AnalyzeFileAnswer | undefined;
      const shares: number[] = [];
      client.connection.onNotification('$/progress', ({ value }: { value: { percentage?: number } }) => {
        if (value.percentage !== undefined) shares.push(value.percentage);
      });
      const asked = client.request<AnalyzeFileAnswer>(ANALYZE_FILE, { uri, workDoneToken: 'test' }).then((given) => {
        answer = given;
      });
      let hovers = 0;
      for (; !answer; hovers++) {
        const hover = await client.at<{ contents: { value: string } } | null>('hover', other, { line: 1, character: 70 });
        expect(hover?.contents.value).toMatch(/GetCACert/);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await asked;
      expect(answer).toMatchObject({ kind: 'log', languageId: 'iis-w3c-log', entries: lines - 1, causes: 1, findings: 2 });
      expect(hovers).toBeGreaterThan(10);
      expect(shares.length).toBeGreaterThan(2);
      expect(shares).toEqual([...shares].sort((a, b) => a - b));
      const found = pushed(client, uri);
      expect(found?.map(({ code, range }) => [code, range.start.line])).toEqual([
        [RULE, 1],
        [RULE, lines - 1],
      ]);
      expect(found?.[1]?.range.start.character).toBe(FAILED.indexOf('500 0 1346'));
      expect(found?.[1]?.range.end.character).toBe(FAILED.indexOf('500 0 1346') + '500 0 1346'.length);
    },
    LIMIT_MS,
  );

  it('has a list of its findings that leads to their lines and to the advice', async () => {
    const list = await client.request<string>('scepLogInspector/documentFor', { kind: 'findings', uri });
    const { text } = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: list });
    expect(text).toContain(`Lines: 2, ${lines}\n`);
    const targets = (await client.of<DocumentLink[]>('documentLink', list)).map(({ target }) => target ?? '');
    expect(targets).toContain(`${uri}#L${lines}`);
    const advice = targets.find((target) => target.startsWith('command:scepLogInspector.showResolution?'));
    const [argument] = JSON.parse(decodeURIComponent(advice?.split('?')[1] ?? '[]')) as { uri: string }[];
    const page = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: argument?.uri });
    expect(page.text).toContain('u_ex240501.log, line 2');
    expect(page.text).toContain('## What to do');
  });

  it('follows the settings', async () => {
    for (const [settings, codes] of [
      [{ hiddenRules: [RULE] }, []],
      [{ diagnostics: { maximumPerFile: 1 } }, [RULE, 'more-findings']],
      [{}, [RULE, RULE]],
    ] as const) {
      client.settings = settings;
      const next = codes.length > 0 ? client.nextDiagnostics(uri) : undefined;
      await client.notify('workspace/didChangeConfiguration', { settings: null });
      await next;
      await expect.poll(() => pushed(client, uri)?.map(({ code }) => code)).toEqual(codes);
    }
  });

  it('loses its diagnostics when it is forgotten', async () => {
    const next = client.nextDiagnostics(uri);
    await client.notify(FORGET_FILE, { uri });
    expect(await next).toEqual([]);
    expect(await client.request('scepLogInspector/documentFor', { kind: 'findings', uri })).toBeNull();
  });
});

describe('the work', { timeout: LIMIT_MS }, () => {
  it('ends at once when it is cancelled, also while it waits for its turn', async () => {
    const client = await Client.start(OWN_CLIENT);
    const uri = largeLog('u_ex240502.log', 150);
    const cancel = new CancellationTokenSource();
    const working = new Promise((resolve) => client.connection.onNotification('$/progress', resolve));
    const one = client.request(ANALYZE_FILE, { uri, workDoneToken: 'test' }, cancel.token);
    const other = client.request(ANALYZE_FILE, { uri: largeLog('u_ex240503.log', 1) }, cancel.token);
    await working;
    const began = performance.now();
    cancel.cancel();
    expect(await Promise.all([one, other])).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(performance.now() - began).toBeLessThan(500);
    expect(client.published).toEqual([]);
    expect(await analyze(client, written('u_ex240504.log', HEAD, FAILED))).toMatchObject({ kind: 'log', findings: 1 });
    await client.stop();
  });
});

describe('what cannot be analysed', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start(OWN_CLIENT);
  });
  afterAll(() => client.stop());

  it('is passed over in silence where it is none of our logs', async () => {
    const uri = written('access.log', '127.0.0.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 500 2326\n'.repeat(1_000_000));
    const heard: unknown[] = [];
    client.connection.onNotification('$/progress', (params) => void heard.push(params));
    expect(await client.request(ANALYZE_FILE, { uri, workDoneToken: 'test' })).toEqual({ kind: 'foreign' });
    expect(heard).toEqual([]);
    expect(pushed(client, uri)).toBeUndefined();
  });

  it.each([
    ['a file that is gone', pathToFileURL('/no/such/u_ex240501.log').href, 'u_ex240501.log is not there any more.'],
    ['a folder', pathToFileURL(os.tmpdir()).href, `${path.basename(os.tmpdir())} is a folder.`],
    ['another scheme', 'scep-bundle://aa/u_ex240501.log', 'scep-bundle://aa/u_ex240501.log is not on a disk of this machine.'],
  ])('is told in a sentence: %s', async (_, uri, message) => {
    expect(await analyze(client, uri)).toEqual({ kind: 'failed', message });
  });
});
