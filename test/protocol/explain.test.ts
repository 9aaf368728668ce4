import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPLAIN_CODE, type ExplainCodeAnswer } from '../../server/src/protocol.ts';
import { Client, OWN_CLIENT, root } from './support/client.ts';

let client: Client;
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
});
afterAll(async () => {
  expect(client.errors).toEqual([]);
  await client.stop();
});

describe('Explain Code, through the built server', () => {
  it('answers while no log is open, with a page', async () => {
    const answer = await client.request<ExplainCodeAnswer>(EXPLAIN_CODE, { text: '2148204809' });
    expect(answer).toMatchObject({ known: true, summary: expect.stringContaining('CERT_E_UNTRUSTEDROOT') });
    const page = await client.request<{ text: string } | null>('workspace/textDocumentContent', { uri: answer.uri });
    expect(page?.text).toMatch(/^# 2148204809\n\n## Windows error CERT_E_UNTRUSTEDROOT/);
  });

  it('lives through any parameters', async () => {
    for (const params of [{}, { text: null }, { text: 'x'.repeat(1_000_000) }]) {
      expect(await client.request<ExplainCodeAnswer>(EXPLAIN_CODE, params)).toMatchObject({ known: false });
    }
  });
});

describe('explain, through the built command line', () => {
  const run = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'dist/cli.js'), 'explain', ...words], {
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  };

  it.each([
    [['2148204809'], 0, 'CERT_E_UNTRUSTEDROOT'],
    [['-2146762487'], 0, 'CERT_E_UNTRUSTEDROOT'],
    [['failInfo', '2'], 0, 'failInfo badRequest (2)'],
    [['0x8FFF0001'], 1, 'facility 2047: unknown (1)'],
    [['nothing-of-ours'], 1, 'No table of ours knows this.'],
  ] as const)('%s', (words, status, said) => {
    expect(run(...words)).toMatchObject({ status, stderr: '', stdout: expect.stringContaining(said) });
  });

  it('ends with 2 without a code', () => {
    expect(run()).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('explain needs a code') });
  });
});
