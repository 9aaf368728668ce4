import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { USE_KEY, type UseKeyAnswer } from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT } from './support/client.ts';

/** For a slow machine. */
const LIMIT_MS = 120_000;
const URI = 'file:///logs/u_ex170808.log';

/** A key with so many rounds of PBKDF2 (HMAC with SHA-256). */
function keyWith(rounds: number): Buffer {
  const options = ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-iter', String(rounds), '-passout', 'pass:x'];
  return execFileSync('openssl', options, { input: fixture('pki/lab-ca.key'), stdio: ['pipe', 'pipe', 'ignore'] });
}

describe('a key that takes long to derive', { timeout: LIMIT_MS }, () => {
  let client: Client;
  let slow: string;
  beforeAll(async () => {
    slow = keyWith(4_999_999).toString('base64');
    client = await Client.start(OWN_CLIENT);
    await client.open(URI, fixture('article/iis-500.log'));
    await client.at('hover', URI, { line: 5, character: 70 });
  });
  afterAll(() => client.stop());

  it('is opened, while hovers are answered', async () => {
    let answer: UseKeyAnswer | undefined;
    const asked = client.request<UseKeyAnswer>(USE_KEY, { data: slow, password: 'x' }).then((given) => {
      answer = given;
    });
    const waits: number[] = [];
    while (!answer) {
      const began = performance.now();
      await client.at('hover', URI, { line: 5, character: 70 });
      waits.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await asked;
    expect(answer).toEqual({ kind: 'keys', added: 1, held: 1 });
    expect(waits.length).toBeGreaterThan(20);
    expect(waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(100);
  });

  it('ends when it is cancelled', async () => {
    const cancel = new CancellationTokenSource();
    const asked = client.request<UseKeyAnswer>(USE_KEY, { data: slow, password: 'x' }, cancel.token);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const began = performance.now();
    cancel.cancel();
    expect(await asked).toEqual({ kind: 'no-key', message: 'The key was not opened, since that was cancelled.' });
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('is refused in a sentence where a file asks for more, or holds very many', async () => {
    const many = Buffer.concat(Array.from({ length: 400 }, () => keyText));
    expect(await client.request(USE_KEY, { data: many.toString('base64'), password: 'x' })).toEqual({
      kind: 'no-key',
      message: 'The key file holds 400 private keys; at most 64 are tried.',
    });
    const three = Buffer.concat([slow, slow, slow].map((one) => Buffer.from(one, 'base64')));
    const refused = { kind: 'no-key', message: expect.stringMatching(/^The key file asks for 4999999 rounds/) };
    expect(await client.request(USE_KEY, { data: three.toString('base64'), password: 'x' })).toEqual(refused);
  });

  const keyText = keyWith(2048);
});
