import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { own } from '../../server/src/core/text/secrets/index.ts';
import type { Line } from '../../server/src/core/text/visible.ts';
import {
  CASE_FILE,
  CASE_OVERVIEW,
  type CaseFileAnswer,
  type CaseOverviewAnswer,
  type CaseOverviewParams,
} from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT } from './support/client.ts';

let client: Client;
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
});
afterAll(async () => {
  await client.stop();
});

describe('a file of a case', () => {
  it('is analysed without being open', async () => {
    const text = fixture('article/iis-500.log');
    expect(await client.request<CaseFileAnswer>(CASE_FILE, { text, languageId: 'iis-w3c-log' })).toEqual({
      languageId: 'iis-w3c-log',
      format: 'IIS W3C log',
      entries: 1,
      channels: [],
      findings: [{ title: 'impersonation right missing', count: 1, line: 0 }],
    });
  });

  it('names the channel of its Windows events', async () => {
    const text = fixture('article/windows-event-1000.txt');
    const answer = await client.request<CaseFileAnswer>(CASE_FILE, { text, languageId: 'windows-event-log' });
    expect(answer.channels).toContain('Application');
  });

  it('is none where its language is none of ours', async () => {
    expect(await client.request(CASE_FILE, { text: 'notes', languageId: 'plaintext' })).toBeNull();
  });
});

describe('the overview of a case', () => {
  const overview = (files: CaseOverviewParams['files']): Promise<CaseOverviewAnswer> =>
    client.request(CASE_OVERVIEW, { title: 'case', files });
  const failed = { title: own<Line>('impersonation right missing'), count: 2, line: 6 };
  const log = { languageId: 'iis-w3c-log', format: own<Line>('IIS W3C log'), entries: 9, channels: [], findings: [failed] };

  it('lists the logs with what failed, what is missing, and what was not looked into', async () => {
    const { text } = await overview([
      { path: 'u_ex.log', uri: 'file:///case/u_ex.log', log },
      { path: 'notes.txt', uri: 'file:///case/notes.txt' },
      { path: 'huge.log', uri: 'file:///case/huge.log', skipped: 'it has 900 MB' },
    ]);
    expect(text).toContain('  u_ex.log\n    IIS W3C log, 9 entries\n    line 7: impersonation right missing (2 times)\n');
    expect(text).toContain('The HTTPERR log of the NDES server');
    expect(text).toContain('  huge.log: it has 900 MB');
    expect(text).toContain('Files of other kinds: 1');
  });

  it('calls no log healthy that holds nothing', async () => {
    const header = '#Fields: date time cs-method cs-uri-stem sc-status\n';
    const line = '2024-05-01 08:15:01 GET /certsrv/mscep/mscep.dll 403\n';
    const texts = [header, header + line, `${header}${line}${line.slice(0, 30)}\n`];
    const logs = await Promise.all(
      texts.map((text) => client.request<CaseFileAnswer>(CASE_FILE, { text, languageId: 'iis-w3c-log' })),
    );
    const { text } = await overview(logs.map((one, i) => ({ path: `${i}.log`, uri: `file:///${i}.log`, log: one })));
    expect(text).toContain('0 entries\n    This log holds no entries, so it says nothing about an enrollment.\n');
    expect(text).toContain('1 entries\n    No findings.\n');
    expect(text).toContain('2 entries\n    No findings in what was read. Not looked at: lines that are cut or damaged (1).\n');
  });

  it('leads to each log and to each first line that failed', async () => {
    const uri = 'scep-bundle://66/u_ex.log';
    const { text, links } = await overview([{ path: 'u_ex.log', uri, log }]);
    const lines = text.split('\n');
    expect(links.map(({ line, start, end, target }) => [lines[line]?.slice(start, end), target])).toEqual([
      ['u_ex.log', uri],
      ['line 7: impersonation right missing (2 times)', `${uri}#L7`],
    ]);
  });

  it('keeps a file name from making lines of its own', async () => {
    const { text } = await overview([{ path: 'a\nConnector\u202e.log', uri: 'file:///x', log }]);
    expect(text).toContain('  a Connector⟨U+202E⟩.log\n');
  });

  it('names what is known and not read once, and says what to do with it', async () => {
    const { text } = await overview([
      { path: 'u_ex.log', uri: 'file:///case/u_ex.log', log },
      { path: 'system_logs.logarchive', uri: 'file:///case/system_logs.logarchive' },
      { path: 'old.zip/all.logarchive/1.tracev3', uri: 'file:///case/1' },
      { path: 'old.zip/all.logarchive/2.tracev3', uri: 'file:///case/2', skipped: 'it has 900 MB' },
    ]);
    expect(text).toContain(
      'Known, but not read here\n  system_logs.logarchive\n    The unified log of an Apple device is not text.',
    );
    expect(text.match(/all\.logarchive\n/g)?.length).toBe(1);
    expect(text).not.toContain('Not looked into');
    expect(text).not.toContain('Files of other kinds');
  });

  it('says so where there is no log', async () => {
    expect((await overview([])).text).toContain('There is no log here that SCEP Log Inspector reads.');
  });
});
