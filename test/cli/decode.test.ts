import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { decodeCommand } from '../../server/src/cli/decode.ts';
import type { MessageReport } from '../../server/src/cli/decode-report.ts';
import { fixture } from '../support/fixtures.ts';
import { capture } from '../support/written.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../fixtures');
const NAME = 'jscep-get-aes-sha256';
const REQUEST = path.join(FIXTURES, `messages/${NAME}-06-req.b64`);
const ANSWER = path.join(FIXTURES, `messages/${NAME}-06-resp.b64`);
const RA_KEY = path.join(FIXTURES, 'pki/lab-ca.key');
const DEVICE_KEY = path.join(FIXTURES, `clientkeys/${NAME}.key`);
const CHALLENGE = 'PENlcnRFbnJvbGw+';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'scep-decode-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

/** Runs the command and gives what it wrote. */
async function decode(...argv: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const { written, end } = capture();
  try {
    const code = await decodeCommand(argv);
    return { code, ...written };
  } finally {
    end();
  }
}

function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
}

describe('decode', () => {
  it('says what a message is, what checking it shows, and lists its elements', async () => {
    const { code, out, err } = await decode(REQUEST);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^SCEP message PKCSReq \(19\): requests a certificate\n/);
    expect(out).toContain('Checks: The signature is right, and nothing else is wrong.');
    expect(out).toMatch(/^ {5}0 {2}ContentInfo$/m);
    expect(out).not.toContain('Decrypted content');
  });

  it('reads DER as it is, and several messages of one text', async () => {
    const der = fileOf('request.der', Buffer.from(fs.readFileSync(REQUEST, 'utf8'), 'base64'));
    expect((await decode(der)).out).toContain('PKCSReq');
    const both = fileOf('both.txt', `one ${fixture(`messages/${NAME}-06-req.b64`)}\ntwo ${fixture('pki/lab-ca.pem')}`);
    const { out } = await decode(both, '--format=json');
    expect((JSON.parse(out) as { messages: readonly MessageReport[] }).messages.map(({ kind }) => kind)).toEqual([
      'pki-message',
      'certificate',
    ]);
  });

  it.each([
    [['a', 'b'], 2, 'decode takes one file'],
    [['--format', 'xml'], 2, '--format is one of: text, json, pem'],
    [['--key'], 2, '--key needs a file'],
    [['/nowhere/x.b64'], 1, 'ENOENT'],
    [[REQUEST, '--key', '/nowhere/x.key'], 1, 'ENOENT'],
    [[REQUEST, '--key', REQUEST], 1, 'No RSA private key was found'],
    [[FIXTURES], 1, 'fixtures is a folder; decode takes one file'],
    [['/dev/zero'], 1, '/dev/zero: it is a device, a socket or a named pipe, and is not read'],
    [[REQUEST, '--key', '/dev/zero'], 1, '/dev/zero: it is a device, a socket or a named pipe, and is not read'],
  ])('%j ends with code %i: %s', async (argv, code, text) => {
    const ran = await decode(...argv);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(text);
    expect(ran.out).toBe('');
  });
});

describe('decode of what is no text', () => {
  const der = Buffer.from(fs.readFileSync(REQUEST, 'utf8'), 'base64');
  const notes = async (name: string, content: Uint8Array): Promise<string> => (await decode(fileOf(name, content))).out;

  it('behind line ends, and behind the head of an HTTP message', async () => {
    expect(await notes('line-end.der', Buffer.concat([Buffer.from('\r\n'), der]))).toMatch(/^SCEP message PKCSReq/);
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/x-pki-message\r\n\r\n';
    expect(await notes('answer.http', Buffer.concat([Buffer.from(head), der]))).toMatch(/^SCEP message PKCSReq/);
    const request = 'POST /certsrv/mscep/mscep.dll?operation=PKIOperation HTTP/1.1\r\nHost: ndes\r\n\r\n';
    expect(await notes('request.http', Buffer.concat([Buffer.from(request), der]))).toMatch(/^SCEP message PKCSReq/);
  });

  it('DER of an unknown kind, and cut DER, without a zero byte', async () => {
    expect(await notes('small.der', Uint8Array.of(0x30, 3, 2, 1, 5))).toContain('INTEGER: 5');
    const name = [0x31, 0x0c, 0x30, 0x0a, 6, 3, 0x55, 4, 3, 0x0c, 3, 0x61, 0x62, 0x63];
    expect(await notes('cut.der', Uint8Array.of(0x30, 0x40, 0x30, 0x0e, ...name.slice(0, 9)))).toContain('Only 13 bytes');
  });

  it('the end of a message', async () => {
    expect(await notes('end.der', der.subarray(1000))).toMatch(/^Part of a SCEP message PKCSReq/);
  });

  it('bytes that are nothing are not shown as something', async () => {
    const noise = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex');
    expect(await decode(fileOf('picture.png', noise))).toMatchObject({ code: 1, out: '' });
  });

  it('an answer to GetCACaps is text', async () => {
    expect(await notes('caps.txt', Buffer.from('AES\nDES3\n'))).toMatch(/^Answer to GetCACaps\n/);
  });
});

describe('decode --format pem', () => {
  it.each([
    [
      'a private key',
      fs.readFileSync(path.join(FIXTURES, 'pki/lab-ca.key'), 'utf8').replace(/-----.*-----/g, ''),
      'never written',
    ],
    ['an answer to GetCACaps', 'AES\n', 'there is no PEM for this: Answer to GetCACaps'],
    ['an unknown structure', '30 03 02 01 05', 'there is no PEM for this: Not recognised'],
  ])('writes nothing for %s, and says so', async (_, text, words) => {
    const { code, out, err } = await decode(fileOf('other.txt', text), '--format', 'pem');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(words);
  });

  it('writes what has a label, and names the rest', async () => {
    const both = `${fixture('pki/lab-ca.pem')}\n${fixture(`messages/${NAME}-06-req.b64`).slice(2000)}`;
    const { code, out, err } = await decode(fileOf('mixed.txt', both), '--format', 'pem');
    expect(code).toBe(0);
    expect(out).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(err).toContain('there is no PEM for this: Part of a');
  });
});

describe('decode --key', () => {
  it('shows the request inside, its challenge masked', async () => {
    const { code, out } = await decode(REQUEST, '--key', RA_KEY);
    expect(code).toBe(0);
    expect(out).toContain('Decrypted content\n  Certificate request (PKCS#10)\n');
    expect(out).toContain('Challenge password: present: ••••••••');
    expect(out).toContain('The request names no extended key usage');
  });

  it('gives the issued certificate and its issuer as PEM', async () => {
    const { out } = await decode(ANSWER, `--key=${DEVICE_KEY}`, '--format', 'pem');
    expect(out.match(/-----BEGIN [A-Z0-9 ]+-----/g)).toEqual([
      '-----BEGIN CMS-----',
      '-----BEGIN CERTIFICATE-----',
      '-----BEGIN CERTIFICATE-----',
    ]);
    const certificate = out.slice(out.indexOf('-----BEGIN CERTIFICATE'));
    const subject = execFileSync('openssl', ['x509', '-noout', '-subject'], { input: certificate, encoding: 'utf8' });
    expect(subject).toContain('android-user@contoso.com');
  });

  it.each(['text', 'json', 'pem'])('says as %s that a key does not fit, and ends with code 1', async (format) => {
    const { code, out, err } = await decode(ANSWER, '--key', RA_KEY, '--format', format);
    expect(code).toBe(1);
    expect(err).toContain('This key does not open the message');
    expect(out).not.toBe('');
  });

  it('says that there is nothing encrypted', async () => {
    const { code, err } = await decode(path.join(FIXTURES, 'pki/lab-ca.pem'), '--key', RA_KEY);
    expect(code).toBe(1);
    expect(err).toContain('there is no encrypted message in this text that the key could open');
  });

  it('tells offsets in the decrypted request from those in the message', async () => {
    const { out } = await decode(REQUEST, '--key', RA_KEY);
    expect(out).toContain('those of the template. (byte 0 of the decrypted content)\n');
    expect(out).not.toContain('(byte 0)');
  });

  it('says in JSON that a key does not fit', async () => {
    const { out } = await decode(ANSWER, '--key', RA_KEY, '--format', 'json');
    const [message] = (JSON.parse(out) as { messages: readonly MessageReport[] }).messages;
    expect(message?.content).toEqual({ closed: expect.stringContaining('This key does not open the message') });
  });

  it('takes the password from the environment', async () => {
    const locked = fileOf('locked.key', lock(fixture('pki/lab-ca.key')));
    const without = await decode(REQUEST, '--key', locked);
    expect(without).toMatchObject({ code: 1, out: '' });
    expect(without.err).toContain('The key is protected by a password. Set SCEP_KEY_PASSWORD.');
    vi.stubEnv('SCEP_KEY_PASSWORD', 'wrong one');
    expect((await decode(REQUEST, '--key', locked)).err).toContain('The password does not open the key file');
    vi.stubEnv('SCEP_KEY_PASSWORD', 'p w');
    expect((await decode(REQUEST, '--key', locked)).out).toContain('Decrypted content');
  });

  it.each(['text', 'json', 'pem'])('as %s shows neither challenge nor key', async (format) => {
    const { out, err } = await decode(REQUEST, '--key', RA_KEY, '--format', format);
    const bytes = Buffer.from(CHALLENGE);
    const inRequest = Buffer.from(`\u0013\u0010${CHALLENGE}`); // as it stands in the request
    const secrets = [CHALLENGE, bytes.toString('hex'), ...base64Of(inRequest), keyLine(fixture('pki/lab-ca.key'))];
    for (const secret of secrets) expect(out + err).not.toContain(secret);
  });
});

describe('a private key in place of a message', () => {
  const der = (...args: readonly string[]): Buffer => execFileSync('openssl', args, { input: fixture('pki/lab-ca.key') });
  const PKCS12 = [
    'pkcs12',
    '-export',
    '-inkey',
    path.join(FIXTURES, 'pki/lab-ca.key'),
    '-in',
    path.join(FIXTURES, 'pki/lab-ca.pem'),
  ];

  it.each([
    ['Private key', der('pkcs8', '-topk8', '-nocrypt', '-outform', 'DER')],
    ['Private key', der('rsa', '-traditional', '-outform', 'DER')],
    ['Encrypted private key', der('pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-passout', 'pass:p w', '-outform', 'DER')],
    ['PKCS#12 file (PFX)', der(...PKCS12, '-passout', 'pass:p w')],
  ])('%s is named, not shown, and never written as PEM', async (name, bytes) => {
    for (const file of [fileOf('key.der', bytes), fileOf('key.txt', `key=${bytes.toString('base64')}`)]) {
      const { code, out } = await decode(file);
      expect(code).toBe(0);
      expect(out.split('\n')[0]).toBe(name);
      expect(out).toContain(`     0  ${name}: ••••••••`);
      const pem = await decode(file, '--format', 'pem');
      expect(pem).toMatchObject({ code: 1, out: '' });
      expect(pem.err).toContain('a private key is never written');
    }
  });
});

function lock(key: string): string {
  const args = ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-passout', 'pass:p w'];
  return execFileSync('openssl', args, { input: key, encoding: 'utf8' });
}

function keyLine(pem: string): string {
  return pem.split('\n')[4] ?? '';
}

/** The base64 of some bytes inside of others, wherever a group of three begins. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].map((skip) => bytes.subarray(skip, skip + 15).toString('base64'));
}
