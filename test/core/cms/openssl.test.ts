import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { messageSource, readTlv, type Tlv } from '../../../server/src/core/asn1/index.ts';
import type { EntityId, EnvelopedData } from '../../../server/src/core/cms/index.ts';
import { elementName } from '../../../server/src/core/scep/element-text.ts';
import { decodeMessage } from '../../../server/src/core/scep/index.ts';
import { asEncoded } from '../../../server/src/core/x509/index.ts';
import { bytesOf, messages, variants } from '../scep/messages.ts';

// A second opinion on everything well-formed: the openssl command of the machine reads the same bytes.

const WELL_FORMED = [
  ...messages.map(({ file }) => file),
  ...variants
    .filter(({ kind, file }) => kind === 'synthetic' || (kind === 'other' && file.endsWith('.b64')))
    .map(({ file }) => file),
];
/** Those of them that are SCEP messages. */
const MESSAGES = WELL_FORMED.filter((file) => !file.includes('other-'));
const MEGABYTES = 1 << 26;

describe('openssl asn1parse', () => {
  it('finds the same elements: offsets, depths, lengths and tags', () => {
    const files = [...WELL_FORMED, 'pki/ndes-ra-enc.cer', 'pki/utf8-ca.cer'].map(bytesOf);
    const printed = execFileSync('openssl', ['asn1parse', '-inform', 'DER'], {
      input: Buffer.concat(files),
      maxBuffer: MEGABYTES,
    });
    const theirs = printed
      .toString('latin1')
      .split('\n')
      .flatMap((line) => theirElement(line) ?? []);
    let start = 0;
    const ours = files.flatMap((bytes) => {
      const lines = ourElements(readTlv(messageSource(bytes)).root, 0, start);
      start += bytes.length;
      return lines;
    });
    expect(ours.length).toBeGreaterThan(5_000);
    expect(ours).toEqual(theirs);
  });
});

/** `1056 d=6 hl=3 l=157 prim OCTET STRING` */
function theirElement(line: string): string | undefined {
  const found = /^ *(\d+):d= *(\d+) +hl= *(\d+) +l= *(\d+|inf) +(cons|prim): +([A-Za-z0-9]+(?: [A-Za-z0-9[\]]+)*)/.exec(line);
  return found?.[6] && `${found[1]} d=${found[2]} hl=${found[3]} l=${found[4]} ${found[5]} ${found[6]}`;
}

function ourElements(tlv: Tlv | undefined, depth: number, base: number): string[] {
  if (!tlv) return [];
  const header = tlv.contentStart - tlv.start;
  const length = tlv.form === 'indefinite' ? 'inf' : tlv.declaredLength;
  const line = `${base + tlv.start} d=${depth} hl=${header} l=${length} ${tlv.constructed ? 'cons' : 'prim'} ${opensslTag(tlv)}`;
  const lines = [line, ...tlv.children.flatMap((child) => ourElements(child, depth + 1, base))];
  if (tlv.form === 'indefinite') lines.push(`${base + tlv.contentEnd} d=${depth + 1} hl=2 l=0 prim EOC`);
  return lines;
}

function opensslTag(tlv: Tlv): string {
  if (tlv.tagClass === 'context') return `cont [ ${tlv.tagNumber} ]`;
  const name = elementName(tlv);
  return name === 'OBJECT IDENTIFIER' ? 'OBJECT' : name.toUpperCase();
}

/** What `openssl cms -cmsout -print` says of a message; parts that it dumps in hex are left out. */
async function opensslPrint(bytes: Uint8Array): Promise<string> {
  const running = promisify(execFile)('openssl', ['cms', '-cmsout', '-print', '-noout', '-inform', 'DER'], {
    maxBuffer: MEGABYTES,
  });
  running.child.stdin?.end(bytes);
  return (await running).stdout.replace(/^ *[0-9a-f]{4} - .*\n/gm, '');
}

/** All values behind `name: ` in a part of the print, in order. */
function all(print: string, name: string): string[] {
  return [...print.matchAll(new RegExp(`^ *${name}: (.*)$`, 'gm'))].map(([, value]) => value ?? '');
}

/** The part of a print from one heading to the next one. */
function part(print: string, from: string, to: string): string {
  const start = print.indexOf(`${from}:`);
  const end = print.indexOf(`${to}:`, start);
  return start === -1 ? '' : print.slice(start, end === -1 ? undefined : end);
}

/** `2.16.840.1.101.3.4.2.3` of `sha512 (2.16.840.1.101.3.4.2.3)` */
function oids(values: readonly string[]): string[] {
  return values.map((value) => /\(([\d.]+)\)$/.exec(value)?.[1] ?? value);
}

function entity(id: EntityId | undefined): string[] {
  if (id?.kind !== 'issuerAndSerialNumber') return [];
  return [id.issuer ? asEncoded(id.issuer).replaceAll('\\', '') : '', String(id.serialNumber?.value)];
}

function entities(print: string): string[] {
  const serials = all(print, 'serialNumber').map((serial) => String(BigInt(serial)));
  return all(print, 'issuer').flatMap((issuer, i) => [issuer, serials[i] ?? '']);
}

describe('openssl cms -cmsout -print', () => {
  const chunks = Array.from({ length: 8 }, (_, i) => MESSAGES.filter((_file, at) => at % 8 === i));

  it.each(chunks.map((files) => [files.length, files] as const))('agrees on %i messages', async (_, files) => {
    for (const file of files) await compare(file);
  });
});

async function compare(file: string): Promise<void> {
  const bytes = bytesOf(file);
  const decoded = decodeMessage(bytes);
  if (decoded.kind !== 'pki-message') throw new Error(`${file} is ${decoded.kind}`);
  const { signedData, signerInfo, envelope } = decoded.message;
  const print = await opensslPrint(bytes);
  const signer = print.slice(print.indexOf('signerInfos:'));
  const attributes = part(signer, 'signedAttrs', 'signatureAlgorithm');

  expect(oids(all(part(print, 'digestAlgorithms', 'encapContentInfo'), 'algorithm')), file).toEqual(
    signedData.digestAlgorithms.map(({ oid }) => oid),
  );
  expect(print.match(/d\.certificate:/g)?.length ?? 0, file).toBe(signedData.certificates?.items.length);
  expect(entities(part(signer, 'signerInfos', 'signedAttrs')), file).toEqual(entity(signerInfo?.signerId));
  expect(oids(all(part(signer, 'digestAlgorithm', 'signedAttrs'), 'algorithm')), file).toEqual([
    signerInfo?.digestAlgorithm?.oid,
  ]);
  expect(oids(all(part(signer, 'signatureAlgorithm', 'unsignedAttrs'), 'algorithm')), file).toEqual([
    signerInfo?.signatureAlgorithm?.oid,
  ]);
  expect(oids(all(attributes, 'object')), file).toEqual(signerInfo?.signedAttributes?.items.map(({ oid }) => oid));
  if (envelope) await compareEnvelope(file, signedData.eContent?.bytes ?? new Uint8Array(), envelope);
}

async function compareEnvelope(file: string, bytes: Uint8Array, envelope: EnvelopedData): Promise<void> {
  const print = await opensslPrint(bytes);
  const content = envelope.authenticated ? 'authEncryptedContentInfo' : 'encryptedContentInfo';
  const recipients = part(print, 'recipientInfos', content);
  expect(entities(recipients), file).toEqual(envelope.recipients.flatMap(({ recipientId }) => entity(recipientId)));
  const keys = [...recipients.matchAll(/keyEncryptionAlgorithm: *\n *algorithm: (.*)$/gm)].map(([, value]) => value ?? '');
  expect(oids(keys), file).toEqual(envelope.recipients.map(({ keyEncryption }) => keyEncryption?.oid));
  const cipher = part(print.slice(print.indexOf(`${content}:`)), 'contentEncryptionAlgorithm', 'encryptedContent');
  expect(oids(all(cipher, 'algorithm')).slice(0, 1), file).toEqual([envelope.contentEncryption?.oid]);
}
