import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLens, Diagnostic, DocumentLink } from 'vscode-languageserver';
import { evtxText, parsePartUri } from '../../server/src/core/evtx/index.ts';
import { english } from '../../server/src/core/text/sentence.ts';
import {
  ANALYZE_FILE,
  type AnalyzeFileAnswer,
  EVENT_LOG_PART,
  EVENT_LOG_PARTS,
  type EventLogPartAnswer,
  type EventLogPartsAnswer,
  FORGET_FILE,
  SEARCH_EVENTS,
  type SearchEventsAnswer,
} from '../../server/src/protocol.ts';
import { fixtureBytes } from '../support/fixtures.ts';
import { largeEventLog } from '../support/large-evtx.ts';
import { Client, OWN_CLIENT } from './support/client.ts';

const HEADER = 5;
const RULE = 'windows-tls-0x80072f8f';
const MEGABYTES = 11;
const LIMIT_MS = 60_000;

let folder = '';
let client: Client;
let uri = '';
let bytes: Uint8Array;
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-event-log-'));
  bytes = largeEventLog(fixtureBytes('evtx/system.evtx'), MEGABYTES);
  const file = path.join(folder, 'PC 1.evtx');
  fs.writeFileSync(file, bytes);
  uri = pathToFileURL(file).href;
  client = await Client.start(OWN_CLIENT);
});
afterAll(async () => {
  await client.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function partsOf(log = uri): Promise<Extract<EventLogPartsAnswer, { kind: 'parts' }>['parts']> {
  const answer = await client.request<EventLogPartsAnswer>(EVENT_LOG_PARTS, { uri: log });
  if (answer.kind !== 'parts') throw new Error(`no parts: ${JSON.stringify(answer)}`);
  return answer.parts;
}

async function textOf(part: string): Promise<string> {
  const answer = await client.request<EventLogPartAnswer>(EVENT_LOG_PART, { uri: part });
  if (answer.kind !== 'text') throw new Error(answer.message);
  return answer.text;
}

/** Shows a part as an editor does; gives its findings. */
async function open(part: string): Promise<{ readonly text: string; readonly findings: Diagnostic[] }> {
  const text = await textOf(part);
  return { text, findings: await client.open(part, text, 'windows-event-log') };
}

const codesAndLines = (findings: readonly Diagnostic[]): unknown[] => findings.map(({ code, range }) => [code, range.start.line]);

/** The findings that were pushed last for a part. */
function found(part: string | undefined): readonly Diagnostic[] {
  return client.published.findLast((one) => one.uri === part)?.diagnostics ?? [];
}

describe('a native event log of 11 MB', { timeout: LIMIT_MS }, () => {
  it('has parts that are together the whole, each with a head that says what it holds', async () => {
    const parts = await partsOf();
    expect(parts.map(({ title }) => title)).toEqual(['Part 1', 'Part 2', 'Part 3']);
    expect(parts[0]?.content).toMatch(
      /^events 1 to \d+, 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d to 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d UTC$/,
    );
    const texts = await Promise.all(parts.map((part) => textOf(part.uri)));
    expect(texts[1]?.split('\n').slice(0, HEADER)).toEqual([
      `<!-- PC 1.evtx, part 2 of 3: ${parts[1]?.content}. All parts together hold 23766 events.`,
      `     Previous: part 1, ${parts[0]?.content}`,
      `     Next: part 3, ${parts[2]?.content}`,
      '     All parts, and what was found in the whole log',
      '-->',
    ]);
    expect(texts[0]).toContain('\n     This is the first part.\n');
    expect(texts[2]).toContain('\n     This is the last part.\n');
    const source = { size: bytes.length, read: (from: number, length: number) => bytes.subarray(from, from + length) };
    const joined = texts.map((text) => text.split('\n').slice(HEADER).join('\n')).join('');
    expect(joined === (await evtxText(source, english, Number.MAX_SAFE_INTEGER))).toBe(true);
  });

  it('leads from each part to its neighbours and to the list of all', async () => {
    const [first, second, third] = await partsOf();
    const { text } = await open(second?.uri ?? '');
    const links = await client.of<DocumentLink[]>('documentLink', second?.uri ?? '');
    const marked = links.map(({ range, target }) => [
      text.split('\n')[range.start.line]?.slice(range.start.character, range.end.character).slice(0, 16),
      target,
    ]);
    expect(marked).toEqual([
      ['Previous: part 1', first?.uri],
      ['Next: part 3, ev', third?.uri],
      ['All parts, and w', expect.stringMatching(/^scep-log-inspector:\/findings\/PC-1\.evtx-findings\.txt\?/)],
    ]);
    const { text: list } = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: marked[2]?.[1] });
    expect(list).toContain('The log was not analysed as a whole yet.');
    expect(list).toContain(`\nParts\n  Part 1: ${first?.content}\n  Part 2: `);
    await client.close(second?.uri ?? '');
  });

  it(
    'is analysed as a whole: what was found leads to part and line',
    async () => {
      const [first, , last] = await partsOf();
      const answer = await client.request<AnalyzeFileAnswer>(ANALYZE_FILE, { uri });
      expect(answer).toMatchObject({ kind: 'log', languageId: 'windows-event-log', entries: 23766, findings: 2, causes: 1 });
      const lines = [first, last].map(
        (part) => client.published.findLast((one) => one.uri === part?.uri)?.diagnostics[0]?.range.start,
      );
      const texts = [await textOf(first?.uri ?? ''), await textOf(last?.uri ?? '')];
      for (const [i, place] of lines.entries()) {
        expect(texts[i]?.split('\n')[place?.line ?? 0]?.slice(place?.character)).toMatch(/^0x80072f8f</);
      }
      const list = answer.kind === 'log' ? answer.list : '';
      const page = await client.request<{ text: string }>('workspace/textDocumentContent', { uri: list });
      expect(page.text).toContain(
        `  Part 1, lines: ${(lines[0]?.line ?? 0) + 1}\n  Part 3, lines: ${(lines[1]?.line ?? 0) + 1}\n`,
      );
      const targets = (await client.of<DocumentLink[]>('documentLink', list)).map(({ target }) => target);
      expect(targets).toContain(`${last?.uri}#L${(lines[1]?.line ?? 0) + 1}`);
    },
    LIMIT_MS,
  );

  it('has in each part the findings of that part, while it is open and behind', async () => {
    const [first, second] = await partsOf();
    const before = codesAndLines(found(first?.uri));
    expect(before).toMatchObject([[RULE, expect.any(Number)]]);
    const { findings } = await open(first?.uri ?? '');
    expect(codesAndLines(findings)).toEqual(before);
    const [lens] = await client.of<CodeLens[]>('codeLens', first?.uri ?? '');
    expect(lens?.command?.title).toMatch(/Failures: 1\. .*\(line 10\)$/);
    const closed = client.nextDiagnostics(first?.uri ?? '');
    await client.close(first?.uri ?? '');
    await closed;
    await expect.poll(() => codesAndLines(found(first?.uri))).toEqual(before);
    expect(found(second?.uri)).toEqual([]);
  });

  it(
    'is searched as a whole',
    async () => {
      const answer = await client.request<SearchEventsAnswer>(SEARCH_EVENTS, { uri, words: 'pc-0815' });
      const page = answer.kind === 'page' ? answer.page : expect.fail(JSON.stringify(answer));
      expect(page.text).toMatch(/^Events of PC 1\.evtx that hold "pc-0815": 2\n\nPart 1, line \d+ {2}2022-06-18T.* 32\n/);
      const target = page.links[1]?.target ?? '';
      const [, line, column] = /#L(\d+),(\d+)$/.exec(target) ?? [];
      expect(parsePartUri(target)).toEqual({ log: uri, part: 3 });
      const text = (await textOf(target.replace(/#.*/, ''))).split('\n')[Number(line) - 1];
      expect(text?.slice(Number(column) - 1)).toMatch(/^PC-0815/);
    },
    LIMIT_MS,
  );

  it('loses its findings when it is forgotten', async () => {
    const [first] = await partsOf();
    const cleared = client.nextDiagnostics(first?.uri ?? '');
    await client.notify(FORGET_FILE, { uri });
    expect(await cleared).toEqual([]);
    expect(await textOf(first?.uri ?? '')).toContain('part 1 of 3'); // as for a window that is opened again
  });

  it('is read anew when its file is another', async () => {
    const file = path.join(folder, 'growing.evtx');
    fs.writeFileSync(file, bytes);
    const parts = await partsOf(pathToFileURL(file).href);
    fs.writeFileSync(file, bytes.subarray(0, bytes.length - 65_536));
    fs.utimesSync(file, 0, 0);
    expect(await textOf(parts.at(-1)?.uri ?? '')).toContain('All parts together hold 23765 events.');
  });
});

describe('what is not shown in parts', () => {
  const written = (name: string, content: Uint8Array): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content);
    return pathToFileURL(file).href;
  };

  it('is a small log, and what is no event log', async () => {
    const none = written('none.evtx', new Uint8Array(9 * 1_048_576));
    const small = written('small.evtx', fixtureBytes('evtx/system.evtx'));
    for (const log of [none, small]) {
      expect(await client.request(EVENT_LOG_PARTS, { uri: log })).toEqual({ kind: 'whole' });
    }
  });

  it('is told in a sentence', async () => {
    const gone = pathToFileURL(path.join(folder, 'gone.evtx')).href;
    const failed = (message: string) => ({ kind: 'failed', message });
    expect(await client.request(EVENT_LOG_PARTS, { uri: gone })).toEqual(failed('gone.evtx is not there any more.'));
    const [first] = await partsOf();
    const beyond = first?.uri.replace('?part-1-', '?part-9-');
    expect(await client.request(EVENT_LOG_PART, { uri: beyond })).toEqual(
      failed('PC 1.evtx has only 3 parts now. Open it again.'),
    );
  });
});
