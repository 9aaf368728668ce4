import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { fixture } from '../support/fixtures.ts';
import { frame, RawClient } from './support/raw.ts';

const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;
const INVALID_PARAMS = -32602;
const URI = 'file:///logs/u_ex170808.log';
const HOVER = { textDocument: { uri: URI }, position: { line: 0, character: 0 } };

const started: RawClient[] = [];
function start(): RawClient {
  const client = new RawClient();
  started.push(client);
  return client;
}
afterEach(async () => {
  for (const client of started.splice(0)) {
    client.process.stdin.end();
    await client.ended;
  }
});

function open(client: RawClient): void {
  const text = fixture('article/iis-500.log');
  client.notify('textDocument/didOpen', { textDocument: { uri: URI, languageId: 'iis-w3c-log', version: 1, text } });
}

describe('before initialize', () => {
  it.each(['textDocument/hover', 'scepLogInspector/documentFor', 'shutdown', 'no/such/method'])(
    '%s is refused',
    async (method) => {
      const client = start();
      expect(await client.request(1, method, HOVER)).toMatchObject({ error: { code: NOT_INITIALIZED } });
      expect(await client.initialize()).toMatchObject({ result: { capabilities: { hoverProvider: true } } });
    },
  );

  it('notifications are dropped', async () => {
    const client = start();
    open(client);
    client.notify('initialized', {});
    await client.initialize();
    expect(await client.request(2, 'textDocument/documentSymbol', { textDocument: { uri: URI } })).toMatchObject({ result: [] });
    open(client);
    expect(await client.request(3, 'textDocument/documentSymbol', { textDocument: { uri: URI } })).not.toMatchObject({
      result: [],
    });
  });

  it('exit ends the server with code 1, after a shutdown that was refused too', async () => {
    const alone = start();
    alone.notify('exit');
    expect(await alone.ended).toBe(1);
    const refused = start();
    await refused.request(1, 'shutdown');
    refused.notify('exit');
    expect(await refused.ended).toBe(1);
  });
});

describe('initialize', () => {
  it('is refused the second time, and the session goes on', async () => {
    const client = start();
    await client.initialize();
    expect(await client.request(2, 'initialize', { capabilities: {} })).toMatchObject({ error: { code: INVALID_REQUEST } });
    open(client);
    expect(await client.request(3, 'textDocument/codeLens', { textDocument: { uri: URI } })).not.toMatchObject({ result: [] });
  });

  it.each([[null], [5], ['x'], [[]], [[1]]])('with the params %j is refused, and a proper one answered', async (params) => {
    const client = start();
    expect(await client.request(1, 'initialize', params)).toMatchObject({ error: { code: INVALID_PARAMS } });
    expect(await client.initialize()).toMatchObject({ result: { capabilities: { hoverProvider: true } } });
  });

  it.each([
    {},
    { capabilities: null },
    { capabilities: 7 },
    { capabilities: { textDocument: null, window: 3, workspace: 'x', general: [] } },
    {
      capabilities: {
        textDocument: { hover: 1, diagnostic: null },
        workspace: { configuration: {}, didChangeConfiguration: 'x' },
      },
    },
    { processId: 'x', rootUri: 5, workspaceFolders: 'x', trace: 'loud', initializationOptions: [1], locale: {} },
  ])('with %j is answered', async (params) => {
    expect(await start().request(1, 'initialize', params)).toMatchObject({ result: { capabilities: { hoverProvider: true } } });
  });
});

describe('a translation bundle', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-l10n-odd-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: string): string => {
    fs.writeFileSync(path.join(folder, name), content);
    return pathToFileURL(path.join(folder, name)).href;
  };
  const pipe = (): string => {
    execFileSync('mkfifo', [path.join(folder, 'pipe.json')]);
    return pathToFileURL(path.join(folder, 'pipe.json')).href;
  };
  const huge = (): string => {
    fs.truncateSync(new URL(write('huge.json', '')), 3 * 1024 ** 3);
    return pathToFileURL(path.join(folder, 'huge.json')).href;
  };
  it.each<[string, () => unknown]>([
    ['has another scheme', () => 'vscode-remote://host/l10n/bundle.json'],
    ['is on another machine', () => 'file://server/share/bundle.json'],
    ['is no uri', () => 'l10n/bundle.json'],
    ['holds an encoded slash', () => 'file:///a%2Fb.json'],
    ['holds a NUL', () => 'file:///a%00b.json'],
    ['is empty', () => ''],
    ['is a number', () => 5],
    ['is missing', () => pathToFileURL(path.join(folder, 'missing.json')).href],
    ['is a folder', () => pathToFileURL(folder).href],
    ['is a pipe that nobody writes to', pipe],
    ['is endless', () => 'file:///dev/zero'],
    ['is huge', huge],
    ['is no JSON', () => write('bad.json', '{"a": ')],
    ['is a list', () => write('list.json', '[1, 2]')],
    ['has values of other kinds', () => write('odd.json', '{"a": 5, "b": {"message": []}, "__proto__": {"c": "d"}}')],
  ])('that %s leaves the server speaking English', async (_title, uri) => {
    const client = start();
    const answer = await client.initialize({ initializationOptions: { commands: true, l10nUri: uri() } });
    expect(answer).toMatchObject({ result: { capabilities: { hoverProvider: true } } });
    open(client);
    const { result } = await client.request(2, 'textDocument/codeLens', { textDocument: { uri: URI } });
    expect(result).not.toEqual([]);
  });
});

describe('after shutdown', () => {
  it('every request is refused and every notification but exit dropped', async () => {
    const client = start();
    await client.initialize();
    expect(await client.request(2, 'shutdown')).toMatchObject({ result: null });
    open(client);
    let id = 3;
    for (const method of ['textDocument/hover', 'initialize', 'shutdown', 'scepLogInspector/caseReport', 'no/such/method'])
      expect(await client.request(id++, method, HOVER)).toMatchObject({ error: { code: INVALID_REQUEST } });
    expect(client.received.filter(({ method }) => method === 'textDocument/publishDiagnostics')).toEqual([]);
    client.notify('exit', null);
    expect(await client.ended).toBe(0);
  });

  it.each([[{}], [null], [[]]])('which may come with the params %j', async (params) => {
    const client = start();
    await client.initialize();
    expect(await client.request(2, 'shutdown', params)).toMatchObject({ result: null });
    client.notify('exit');
    expect(await client.ended).toBe(0);
  });
});

describe('messages that no client should send', () => {
  const METHODS = [
    ...['hover', 'codeAction', 'codeLens', 'documentSymbol', 'foldingRange', 'documentLink', 'inlayHint', 'diagnostic'],
    ...['semanticTokens/full', 'semanticTokens/range'],
  ].map((feature) => `textDocument/${feature}`);
  const OWN = ['caseReport', 'logReport', 'documentFor', 'decodeText', 'sourceOf', 'useKey', 'analyzeFile', 'eventLog'];
  const ALL = [...METHODS, ...OWN.map((name) => `scepLogInspector/${name}`), 'workspace/executeCommand', 'codeLens/resolve'];

  it('are all answered, whatever their params are', async () => {
    const client = start();
    await client.initialize();
    open(client);
    let id = 10;
    for (const method of [...ALL, 'workspace/textDocumentContent', 'no/such/method']) {
      for (const params of [5, 'x', true, [1], [1, 2], [{}, {}], [[]]])
        expect(await client.request(id++, method, params)).toMatchObject({ error: { code: INVALID_PARAMS } });
      for (const params of [null, [], [null], [{}], {}]) await client.request(id++, method, params);
    }
    for (const params of [undefined, null, [], [null]])
      expect(await client.request(id++, 'scepLogInspector/forgetKeys', params)).toMatchObject({ result: 0 });
    expect(await client.request(id, 'no/such/method', {})).toMatchObject({ error: { code: METHOD_NOT_FOUND } });
    expect(await client.request(id + 1, 'textDocument/codeLens', { textDocument: { uri: URI } })).not.toMatchObject({
      result: [],
    });
  });

  it('are answered for odd uris and places outside of the text', async () => {
    const client = start();
    await client.initialize();
    open(client);
    let id = 10;
    const ODD = ['', ':', 'file:', 'file://%', 'file:///%zz', '\u0000', 'scep-evtx:/x?%7B', 'x'.repeat(100_000), 5, null, {}, []];
    for (const uri of ODD) for (const method of ALL) await client.request(id++, method, { ...HOVER, uri, textDocument: { uri } });
    const places = [-1, 1.5, 1e300, 2 ** 31, 2 ** 53, null, 'x'].flatMap((n) => [
      { line: n, character: 0 },
      { line: 0, character: n },
    ]);
    for (const position of places) {
      for (const method of ALL) {
        const params = { textDocument: { uri: URI }, position, range: { start: position, end: position }, context: {} };
        await client.request(id++, method, params);
        await client.request(id++, method, { ...params, range: { start: { line: 9, character: 0 }, end: position } });
      }
    }
    expect(await client.request(id, 'textDocument/codeLens', { textDocument: { uri: URI } })).not.toMatchObject({ result: [] });
  });

  it('do no harm as notifications', async () => {
    const client = start();
    await client.initialize();
    open(client);
    for (const params of [null, 5, 'x', [], [1], {}, { id: 99 }, { id: null }, { id: {} }]) {
      client.notify('$/cancelRequest', params);
      client.notify('$/setTrace', params);
      client.notify('$/progress', params);
      client.notify('textDocument/didChange', params);
      client.notify('textDocument/didOpen', params);
      client.notify('workspace/didChangeConfiguration', params);
      client.notify('no/such/notification', params);
    }
    expect(await client.request(2, 'textDocument/codeLens', { textDocument: { uri: URI } })).not.toMatchObject({ result: [] });
  });

  it('are refused as batches and survived as no JSON-RPC at all', async () => {
    const client = start();
    await client.initialize();
    open(client);
    const batch = [5, 6].map((id) => ({ jsonrpc: '2.0', id, method: 'shutdown' }));
    client.send([...batch, { jsonrpc: '2.0', method: 'exit' }, null]);
    for (const { id } of batch) expect(await client.answer(id)).toMatchObject({ error: { code: INVALID_REQUEST } });
    const odd = [
      5,
      'x',
      null,
      true,
      {},
      { id: 7 },
      { id: null, method: 'shutdown' },
      { id: {}, method: 'shutdown' },
      { method: 5 },
    ];
    for (const message of [...odd, { id: 99, result: 1 }, { id: null, error: {} }]) client.send(message);
    for (const body of ['', 'x', '{', '\u0000', '['.repeat(1_000_000), '\ud800']) client.bytes(frame(body));
    expect(await client.request(2, 'textDocument/codeLens', { textDocument: { uri: URI } })).not.toMatchObject({ result: [] });
  });
});
