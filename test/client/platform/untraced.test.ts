import { PassThrough } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, Trace } from 'vscode-jsonrpc/node';
import { Untraced } from '../../../client/src/platform/untraced.ts';

const up = new PassThrough();
const down = new PassThrough();
const server = createMessageConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
server.onRequest('echo', (params: { readonly text: string; readonly ms: number }) => {
  return new Promise((resolve) => setTimeout(() => resolve(params.text), params.ms));
});
server.onRequest('fail', () => {
  throw new Error('failed');
});
server.listen();

/** As the language client traces: parameters and answers, in full. */
const traced: string[] = [];
const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
connection.listen();
const client = {
  setTrace: (value: Trace) =>
    connection.trace(value, { log: (line: string, data?: string) => traced.push(`${line} ${data ?? ''}`) }, false),
  sendRequest: <Answer>(method: string, params: unknown) => connection.sendRequest<Answer>(method, params),
};
afterAll(() => {
  connection.dispose();
  server.dispose();
});

describe('a request that carries a secret', () => {
  const untraced = new Untraced<Trace>(client, Trace.Off, () => Trace.Verbose);

  it('shows in no trace, also when several run at once or one fails; the others do', async () => {
    await client.setTrace(Trace.Verbose);
    await client.sendRequest('echo', { text: 'open one', ms: 0 });
    const answers = await Promise.all([
      untraced.request('echo', { text: 'hidden one', ms: 1 }),
      untraced.request('echo', { text: 'hidden two', ms: 30 }),
      untraced.request('fail', { text: 'hidden three' }).catch(() => 'failed'),
    ]);
    expect(answers).toEqual(['hidden one', 'hidden two', 'failed']);
    await client.sendRequest('echo', { text: 'open two', ms: 0 });
    const trace = traced.join('\n');
    expect(trace.match(/open (?:one|two)/g)).toHaveLength(4);
    expect(trace).not.toContain('hidden');
    expect(trace).not.toContain('fail');
  });
});
