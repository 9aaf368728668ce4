import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { decodeCommand } from '../../server/src/cli/decode.ts';
import type { MessageReport } from '../../server/src/cli/decode-report.ts';
import { fixture } from '../support/fixtures.ts';

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
  let out = '';
  let err = '';
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  try {
    return { code: await decodeCommand(argv), out, err };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
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
  ])('%j ends with code %i: %s', async (argv, code, text) => {
    const ran = await decode(...argv);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(text);
    expect(ran.out).toBe('');
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
