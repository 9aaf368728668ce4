import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLens, DocumentSymbol, Hover, MarkupContent } from 'vscode-languageserver';
import {
  COMPARE,
  type CompareAnswer,
  DECODE_TEXT,
  type DecodeTextAnswer,
  type DecodeTextParams,
  DOCUMENT_FOR,
  EXPORT_MESSAGE,
  type ExportAnswer,
  FORGET_KEYS,
  REVEAL_CHALLENGE,
  type RevealAnswer,
  SOURCE_OF,
  type SourceOfAnswer,
  USE_KEY,
  type UseKeyAnswer,
} from '../../server/src/protocol.ts';
import { fixture } from '../support/fixtures.ts';
import { Client, OWN_CLIENT, textAt } from './support/client.ts';

const NAME = 'jscep-get-aes-sha256';
const REQUEST = fixture(`messages/${NAME}-06-req.b64`).trim();
const ANSWER = fixture(`messages/${NAME}-06-resp.b64`).trim();
const CHALLENGE = 'PENlcnRFbnJvbGw+';
const RA_KEY = fixture('pki/lab-ca.key');
const DEVICE_KEY = fixture(`clientkeys/${NAME}.key`);
const BEFORE = '2024-05-01T10:00:00.0000000  VERB  Event  com.microsoft.omadm.Scep  1  1  ';

let client: Client;
beforeAll(async () => {
  client = await Client.start(OWN_CLIENT);
});
afterAll(async () => {
  expect(client.errors).toEqual([]);
  await client.stop();
});

async function decode(text: string, origin?: DecodeTextParams['origin']): Promise<string> {
  const params: DecodeTextParams = { text, ...(origin ? { origin } : {}) };
  const { documents } = await client.request<DecodeTextAnswer>(DECODE_TEXT, params);
  return documents[0]?.uri ?? '';
}

async function contentOf(uri: string): Promise<string> {
  return (await client.request<{ text: string } | null>('workspace/textDocumentContent', { uri }))?.text ?? '';
}

function useKey(key: string, password?: string): Promise<UseKeyAnswer> {
  const data = Buffer.from(key).toString('base64');
  return client.request<UseKeyAnswer>(USE_KEY, { data, ...(password === undefined ? {} : { password }) });
}

describe('a message that no event names', () => {
  const uri = 'file:///logs/OMADM-bare.log';
  const wrapped = (REQUEST.match(/.{1,76}/g) ?? []).join('\n');
  const text = `${BEFORE}first\n${BEFORE}sending ${REQUEST} now\n${BEFORE}again\n${wrapped}\n${BEFORE}last\n`;
  beforeAll(() => client.open(uri, text, 'android-omadm-log'));

  it('is explained by a hover: the element under the cursor, and whether the signature is right', async () => {
    const hover = await client.at<Hover>('hover', uri, { line: 1, character: BEFORE.length + 8 + 2000 });
    const { value } = hover.contents as MarkupContent;
    expect(value).toContain('PKCSReq');
    expect(value).toMatch(/Under the cursor: byte 1500, in .*/);
    expect(value).toContain('Checks: The signature is right');
    expect(hover.range && textAt(text, hover.range)).toBe(REQUEST);
  });

  it('has a lens, and opens decoded, wrapped as well', async () => {
    const lenses = await client.of<CodeLens[]>('codeLens', uri);
    expect(lenses.map(({ range }) => range.start.line)).toEqual([0, 1, 3]);
    const lens = await client.request<CodeLens>('codeLens/resolve', lenses[2]);
    expect(lens.command?.title).toContain('PKCSReq');
    for (const line of [1, 3, 20]) {
      const document = await client.request<string>(DOCUMENT_FOR, { kind: 'decoded', uri, position: { line, character: 0 } });
      expect(await contentOf(document)).toContain(`line ${line === 1 ? 2 : 4}\n`);
    }
  });

  it('is shown element by element in the log, without what stands between its lines', async () => {
    const document = await client.request<string>(DOCUMENT_FOR, { kind: 'decoded', uri, position: { line: 5, character: 0 } });
    const lines = (await contentOf(document)).split('\n');
    const line = lines.findIndex((one) => one.includes('encryptedKey'));
    const source = await client.request<SourceOfAnswer>(SOURCE_OF, { uri: document, line });
    expect(source.uri).toBe(uri);
    expect(source.ranges.length).toBeGreaterThan(3);
    const shown = source.ranges.map((range) => textAt(text, range)).join('');
    expect(REQUEST).toContain(shown);
    expect(shown.length).toBeGreaterThan((256 * 4) / 3);
    expect(await client.request(SOURCE_OF, { uri: document, line: 1 })).toBeNull();
  });
});

describe('a text from anywhere', () => {
  it('is decoded: each of its messages', async () => {
    const text = `one: ${REQUEST}\ntwo: ${fixture('pki/lab-ca.pem')}`;
    const { documents } = await client.request<DecodeTextAnswer>(DECODE_TEXT, { text });
    expect(documents.map(({ title }) => title)).toEqual([
      'SCEP message PKCSReq (19): requests a certificate',
      'X.509 certificate',
    ]);
    const content = await contentOf(documents[1]?.uri ?? '');
    expect(content).toContain('SCEP message in a pasted text');
    expect(content).toContain('CN=Lab SCEP CA');
    expect(await client.of<DocumentSymbol[]>('documentSymbol', documents[1]?.uri ?? '')).not.toEqual([]);
  });

  it.each(['', 'no message', 'MIIno', '=\u0000\ud800'])('gives nothing for %j', async (text) => {
    expect(await client.request(DECODE_TEXT, { text })).toEqual({ documents: [] });
  });

  it('leads back to the document it was selected in', async () => {
    const uri = 'untitled:Untitled-1';
    const document = await decode(REQUEST, { uri, position: { line: 7, character: 10 } });
    const line = (await contentOf(document)).split('\n').findIndex((one) => /^ {5}0 /.test(one));
    expect(await client.request(SOURCE_OF, { uri: document, line })).toEqual({
      uri,
      ranges: [{ start: { line: 7, character: 10 }, end: { line: 7, character: 10 + REQUEST.length } }],
    });
  });

  it('is forgotten when 32 others came after it', async () => {
    const first = await decode(REQUEST);
    for (let i = 0; i < 32; i++) await decode(fixture('pki/lab-ca.pem'));
    expect(await contentOf(first)).toMatch(/not kept any more/);
  });
});

describe('a message for other tools', () => {
  const run = (command: string): string =>
    execFileSync('sh', ['-c', command], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

  it.each([
    ['a request', REQUEST, 'pkcs7-signedData'],
    ['a certificate', fixture('pki/lab-ca.pem'), 'Issuer: CN = Lab SCEP CA'],
  ])('%s has an openssl command that works', async (_name, text, expected) => {
    const { command = '' } = await client.request<ExportAnswer>(EXPORT_MESSAGE, { uri: await decode(text) });
    expect(run(command).replace('CN=', 'CN = ')).toContain(expected);
  });

  it('a cut message has one as well', async () => {
    const { command } = await client.request<ExportAnswer>(EXPORT_MESSAGE, { uri: await decode(REQUEST.slice(0, 1000)) });
    expect(command).toMatch(/^printf %s '[A-Za-z0-9+/=]+' \| base64 -d \| openssl asn1parse -i -inform DER$/);
    expect(run(`(${command}) || true`)).toContain('pkcs7-signedData');
  });

  it('is PEM that openssl reads; its certificates are DER and PEM', async () => {
    const answer = await client.request<ExportAnswer>(EXPORT_MESSAGE, { uri: await decode(ANSWER) });
    const printed = execFileSync('openssl', ['cms', '-cmsout', '-inform', 'PEM', '-outform', 'DER'], { input: answer.pem });
    expect(printed.equals(Buffer.from(ANSWER, 'base64'))).toBe(true);
    expect(answer.certificates.map(({ title, fileName }) => ({ title, fileName }))).toEqual([
      { title: 'CN=Lab SCEP CA', fileName: 'Lab-SCEP-CA-2' },
    ]);
    const subject = execFileSync('openssl', ['x509', '-noout', '-subject'], {
      input: answer.certificates[0]?.pem,
      encoding: 'utf8',
    });
    expect(subject).toContain('Lab SCEP CA');
    expect(Buffer.from(answer.certificates[0]?.der ?? '', 'base64')[0]).toBe(0x30);
  });

  it('is nothing for a private key', async () => {
    const uri = await decode(RA_KEY.replace(/-----[^-]+-----/g, ''));
    expect(await client.request(EXPORT_MESSAGE, { uri })).toBeNull();
    expect(await contentOf(uri)).toContain('private key');
  });
});

describe('a key', () => {
  it('opens a request: subject and form of the challenge show, the challenge only when revealed', async () => {
    const uri = await decode(REQUEST);
    await client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'scep-decoded', version: 1, text: 'x' } });
    expect(await client.request<RevealAnswer>(REVEAL_CHALLENGE, { uri })).toMatchObject({ kind: 'none' });
    client.refreshed.length = 0;
    expect(await useKey(RA_KEY)).toEqual({ kind: 'keys', added: 1, held: 1 });
    const text = await contentOf(uri);
    expect(client.refreshed).toContain(uri);
    expect(text).toContain('Decrypted content');
    expect(text).not.toContain('only the private key of the recipient opens it');
    expect(text.indexOf('Decrypted content')).toBeLessThan(text.indexOf('\nChecks'));
    expect(text).toContain('Subject: O=Contoso,CN=android-user@contoso.com');
    expect(text).toContain('Challenge password: present: ••••••••');
    expect(text).toContain('Form of the challenge: base64 of: XML');
    expect(text).not.toContain(CHALLENGE);
    expect(await client.request<RevealAnswer>(REVEAL_CHALLENGE, { uri })).toEqual({
      kind: 'challenge',
      challenge: CHALLENGE,
      nature: 'base64 of: XML',
    });
    await client.close(uri);
  });

  it('that is the wrong one gets one clear sentence', async () => {
    const text = await contentOf(await decode(ANSWER));
    expect(text).toContain('This key does not open the message, or the message is damaged.');
  });

  it('of the device opens the answer, and both together give a comparison', async () => {
    const uri = await decode(ANSWER);
    await decode(REQUEST);
    expect(await client.request<CompareAnswer>(COMPARE, { uri })).toMatchObject({ kind: 'none' });
    await useKey(DEVICE_KEY);
    const answer = await client.request<CompareAnswer>(COMPARE, { uri });
    const table = await contentOf(answer.kind === 'document' ? answer.uri : '');
    expect(table).toContain('| Member | Request | Certificate | Result |');
    expect(table).toMatch(/\| Public key \| RSA, 2048 bits.* \| RSA, 2048 bits.* \| same \|/);
    expect(await contentOf(uri)).toContain('The signature is right, and nothing else is wrong.');
    const { certificates } = await client.request<ExportAnswer>(EXPORT_MESSAGE, { uri });
    expect(certificates[0]?.title).toContain('android-user');
  });

  it.each([
    ['no key at all', 'hello', undefined, 'no-key'],
    ['nothing', '', undefined, 'no-key'],
  ])('%s is refused', async (_name, key, password, kind) => {
    expect(await useKey(key, password)).toMatchObject({ kind });
  });

  it('under a password asks for it, and takes only the right one', async () => {
    const locked = execFileSync('openssl', ['pkcs8', '-topk8', '-passout', 'pass:Käse 1', '-v2', 'aes-256-cbc'], {
      input: RA_KEY,
      encoding: 'utf8',
    });
    expect(await useKey(locked)).toMatchObject({ kind: 'password-needed' });
    expect(await useKey(locked, 'wrong')).toMatchObject({ kind: 'wrong-password' });
    expect(await useKey(locked, 'Käse 1')).toMatchObject({ kind: 'keys', added: 0, held: 2 });
  });

  it('is gone when forgotten', async () => {
    expect(await client.request(FORGET_KEYS, null)).toBe(2);
    expect(await client.request(FORGET_KEYS, null)).toBe(0);
    expect(await contentOf(await decode(REQUEST))).not.toContain('Decrypted content');
  });
});
