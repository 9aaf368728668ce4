import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, Diagnostic, Hover } from 'vscode-languageserver';
import {
  DECODE_TEXT,
  type DecodeTextAnswer,
  DOCUMENT_FOR,
  EXPORT_MESSAGE,
  REVEAL_CHALLENGE,
  type RevealAnswer,
  SOURCE_OF,
  USE_KEY,
} from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT, root } from './support/client.ts';

interface Sample {
  readonly file: string;
  readonly expected: { readonly decrypted?: { readonly key?: string; readonly csr?: { readonly challengePassword?: string } } };
}

const SAMPLES = (JSON.parse(fixture('messages/index.json')) as readonly Sample[]).flatMap(({ file, expected }) => {
  const challenge = expected.decrypted?.csr?.challengePassword;
  const key = expected.decrypted?.key;
  return challenge && key ? [{ file, challenge, key }] : [];
});
const KEYS = [...new Set(SAMPLES.map(({ key }) => key))];
const LOG = 'file:///logs/console-secrets.log';
const BEFORE = 'debug    18:30:55.487908 -0500    profiled    Sending message=';

let client: Client;
/** All that the server sent, but for the answer to the reveal. */
const sent: string[] = [];
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
  await client.connection.trace(2, { log: (line: string, data?: string) => sent.push(line, data ?? '') });
});
afterAll(async () => {
  expect(client.errors).toEqual([]);
  await client.stop();
});

/** A value as any output could spell it. Of short ones (`bad`, `wrong`) no search can tell whether they are meant. */
function spellings(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const all = [value, bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), encodeURIComponent(value)];
  return all.filter((spelling) => spelling.length >= 9);
}

/** Hundreds of requests one after the other, on a machine that may be busy with other things. */
const PATIENCE = { timeout: 180_000 };

describe('with the key loaded, no output of the server shows', PATIENCE, () => {
  it('a challenge, in any message of three clients', async () => {
    expect(SAMPLES.length).toBeGreaterThan(20);
    const outputs: string[] = [];
    for (const key of KEYS) {
      const data = Buffer.from(fixture(key)).toString('base64');
      outputs.push(JSON.stringify(await client.request(USE_KEY, { data })));
    }
    for (const { file } of SAMPLES) outputs.push(await everything(fixture(file).trim()));
    expect(outputs.filter((output) => output.includes('Challenge password: present')).length).toBeGreaterThan(20);
    for (const { file, challenge } of SAMPLES) {
      for (const spelling of spellings(challenge)) {
        expect(outputs.filter((output) => output.includes(spelling)).map((output) => `${file}: ${output.slice(0, 200)}`)).toEqual(
          [],
        );
      }
    }
  });

  it('the key, nor says anything of it', () => {
    const answers = sent.filter((text) => text.startsWith('Result:') || text.startsWith('Params:'));
    expect(answers.length).toBeGreaterThan(100);
    const received = sent.filter((text) => text.startsWith('Result:')).join('\n');
    for (const key of KEYS) {
      const [, body = ''] = fixture(key).split(/-----[^-]+-----/);
      const line = body.trim().split('\n')[3] ?? '';
      expect(line.length).toBeGreaterThan(40);
      expect(received).not.toContain(line);
    }
  });

  it('but the reveal does, and it alone', async () => {
    for (const { file, challenge } of SAMPLES) {
      const { documents } = await client.request<DecodeTextAnswer>(DECODE_TEXT, { text: fixture(file) });
      const answer = await client.request<RevealAnswer>(REVEAL_CHALLENGE, { uri: documents[0]?.uri });
      expect(answer).toMatchObject({ kind: 'challenge', challenge });
    }
  });

  it('and nothing that the client could trace when a key is handed over or a challenge revealed', () => {
    for (const file of ['message/keys.ts']) {
      const source = fs.readFileSync(path.join(root, 'client/src', file), 'utf8');
      expect(source.match(/server\.request<[^>]*>\((?:USE_KEY|REVEAL_CHALLENGE)/g)).toBeNull();
      expect(source.match(/requestUntraced<[^>]*>\((?:USE_KEY|REVEAL_CHALLENGE)/g)).toHaveLength(2);
    }
  });
});

/** Every output about a message: in a log, and decoded from a selection. */
async function everything(message: string): Promise<string> {
  const text = `${BEFORE}${message}\n`;
  const outputs: unknown[] = [];
  const diagnostics: Diagnostic[] = await client.open(LOG, text, 'ios-console-log');
  outputs.push(diagnostics);
  for (let character = BEFORE.length; character < BEFORE.length + message.length; character += 499) {
    outputs.push(await client.at<Hover | null>('hover', LOG, { line: 0, character }));
  }
  for (const lens of await client.of<CodeLens[]>('codeLens', LOG)) {
    outputs.push(lens.command ? lens : await client.request('codeLens/resolve', lens));
  }
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  outputs.push(await client.of<CodeAction[]>('codeAction', LOG, { range, context: { diagnostics } }));
  const inLog = await client.request<string | null>(DOCUMENT_FOR, {
    kind: 'decoded',
    uri: LOG,
    position: { line: 0, character: BEFORE.length + 9 },
  });
  const { documents } = await client.request<DecodeTextAnswer>(DECODE_TEXT, { text: message });
  for (const uri of [inLog, documents[0]?.uri]) {
    const content = await client.request<{ text: string }>('workspace/textDocumentContent', { uri });
    outputs.push(content.text, await client.of('documentSymbol', uri ?? ''));
    const lines = content.text.split('\n').length;
    for (let line = 0; line < lines; line += 60) outputs.push(await client.request(SOURCE_OF, { uri, line }));
    outputs.push(await client.request(EXPORT_MESSAGE, { uri }));
  }
  await client.close(LOG);
  return outputs.map((output) => (typeof output === 'string' ? output : JSON.stringify(output))).join('\n');
}
