import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { decodeMessage } from '../../../server/src/core/scep/decode.ts';
import { type OpenedMessage, openKeys, openMessage } from '../../../server/src/core/scep/decrypt/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { fixture, fixtureBytes } from '../../support/fixtures.ts';
import { REQUEST } from '../x509/samples.ts';

const CERTIFICATE = path.resolve(import.meta.dirname, '../../fixtures/pki/lab-ca.pem');
const AES = ['-binary', '-outform', 'DER', '-aes-128-cbc'] as const;

/** An envelope for the lab CA, or for whom the arguments say, as openssl makes it. */
function encrypt(content: Uint8Array | string, ...args: readonly string[]): Uint8Array {
  const words = ['cms', '-encrypt', ...(args.includes('-aes-128-gcm') ? ['-binary', '-outform', 'DER'] : AES), ...args];
  return new Uint8Array(execFileSync('openssl', words, { input: content, stdio: ['pipe', 'pipe', 'ignore'] }));
}

function open(message: Uint8Array): OpenedMessage | undefined {
  const opened = openKeys(fixture('pki/lab-ca.key'));
  return openMessage(decodeMessage(message), opened.kind === 'keys' ? opened.keys : []);
}

function kindIn(message: Uint8Array): string | undefined {
  const opened = open(message);
  return opened?.kind === 'content' ? opened.message.kind : opened && english(opened.message);
}

it('opens a request that a client encrypted as PEM', () => {
  const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${Buffer.from(REQUEST).toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
  expect(kindIn(encrypt(pem, CERTIFICATE))).toBe('csr');
});

it('opens a request with bytes behind it, and tells where they begin', () => {
  const opened = open(encrypt(Buffer.concat([REQUEST, Buffer.from([1, 2, 3])]), CERTIFICATE));
  expect(opened?.kind === 'content' && opened.message.trailingAt).toBe(REQUEST.length);
});

it('says that text or anything else is no request, where key and tag prove that it was opened', () => {
  expect(kindIn(encrypt('this is only some text', CERTIFICATE))).toBe('unknown');
  expect(kindIn(encrypt(Buffer.from([9, 9]), '-aes-128-gcm', CERTIFICATE))).toBe('unknown');
});

it('names what protects the content where it is no RSA key', () => {
  const shared = ['-secretkey', '000102030405060708090a0b0c0d0e0f', '-secretkeyid', '01'];
  expect(kindIn(encrypt(REQUEST, ...shared))).toMatch(/^The key of the content is protected by a shared key \(KEK\)/);
  expect(kindIn(encrypt(REQUEST, '-pwri_password', 'x'))).toMatch(/^The key of the content is protected by a password/);
});

it('names a label of RSAES-OAEP, which it cannot undo', () => {
  const oaep = ['-recip', CERTIFICATE, '-keyopt', 'rsa_padding_mode:oaep'];
  expect(kindIn(encrypt(REQUEST, ...oaep))).toBe('csr');
  expect(kindIn(encrypt(REQUEST, ...oaep, '-keyopt', 'rsa_oaep_label:6162'))).toContain('RSAES-OAEP with a label');
});

it('still gives one answer for a wrong key and for damaged content', () => {
  const message = encrypt(REQUEST, CERTIFICATE);
  const damaged = message.slice();
  damaged[damaged.length - 20] = (damaged.at(-20) ?? 0) ^ 1;
  const wrong = fixtureBytes('messages/jscep-get-ndes-06-req.b64');
  const other = decodeMessage(new Uint8Array(Buffer.from(Buffer.from(wrong).toString(), 'base64')));
  const keys = openKeys(fixture('pki/lab-ca.key'));
  const opened = openMessage(other, keys.kind === 'keys' ? keys.keys : []);
  expect(kindIn(damaged)).toMatch(/^This key does not open the message, or the message is damaged/);
  expect(opened?.kind === 'closed' && english(opened.message)).toBe(kindIn(damaged));
});
