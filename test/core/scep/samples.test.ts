import { describe, expect, it } from 'vitest';
import { messageTree, namesAt, pathAt } from '../../../server/src/core/scep/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { decodeSample, messages, variants } from './messages.ts';
import { asExpected, asStructure } from './oracle.ts';

/** Members of `expected` that other tests hold to their truth: decryption, and the verification of signatures. */
const ELSEWHERE = ['decrypted', 'signatureVerified', 'structure', 'notes', 'csr'];

function check(sample: (typeof messages)[number]): void {
  const decoded = decodeSample(sample.file);
  expect(decoded.kind).toBe('pki-message');
  const { structure, ...expected } = sample.expected ?? {};
  const wanted = Object.fromEntries(Object.entries(expected).filter(([member]) => !ELSEWHERE.includes(member)));
  const ours = asExpected(decoded);
  for (const member of Object.keys(wanted)) expect(ours, member).toHaveProperty(member);
  expect(withoutUnread(ours, wanted)).toEqual(withoutForeign(wanted));
  expect(asStructure(decoded)).toEqual(structure);
}

/** Ours, reduced to what the index speaks of: it leaves out members that a message does not have. */
function withoutUnread(ours: Record<string, unknown>, wanted: Record<string, unknown>): unknown {
  const known = Object.entries(ours).filter(([member, value]) => member in wanted || (value !== undefined && value !== null));
  return JSON.parse(JSON.stringify(Object.fromEntries(withRecipients(known, wanted))));
}

/** The index lists issuerRdns for the first issuer only. */
function withRecipients(known: [string, unknown][], wanted: Record<string, unknown>): [string, unknown][] {
  const recipients = (wanted['envelope'] as { recipients?: Record<string, unknown>[] } | null)?.recipients ?? [];
  return known.map(([member, value]) => {
    if (member !== 'envelope' || !value) return [member, value];
    const ours = (value as { recipients: Record<string, unknown>[] }).recipients;
    const trimmed = ours.map(({ issuerRdns, ...rest }, i) => (recipients[i]?.['issuerRdns'] ? { ...rest, issuerRdns } : rest));
    return [member, { ...(value as object), recipients: trimmed }];
  });
}

/** openssl's note on an envelope that it does not read stands for "no EnvelopedData". */
function withoutForeign(wanted: Record<string, unknown>): unknown {
  const envelope = wanted['envelope'] as { note?: string } | null | undefined;
  return envelope?.note ? { ...wanted, envelope: null } : wanted;
}

describe('messages of real clients', () => {
  it.each(messages)('$file', check);
});

describe('synthetic messages', () => {
  it.each(variants.filter(({ kind }) => kind === 'synthetic'))('$file', check);
});

describe('cut messages', () => {
  it.each(variants.filter(({ readable }) => readable !== undefined))('$file', ({ file, readable }) => {
    const decoded = decodeSample(file);
    expect(asStructure(decoded)).toEqual(readable);
  });
});

describe('the names of the elements at a byte', () => {
  it.each([
    'messages/jscep-get-ndes-06-req.b64',
    'messages/mm-post-ndes-03-resp.b64',
    'variants/other-csr.b64',
    'variants/js-trunc829.txt',
    'variants/other-getcacert-p7b.b64',
    'variants/dos-nest-def.b64',
  ])('are those of the whole tree, in %s', (file) => {
    const decoded = decodeSample(file);
    const tree = messageTree(decoded);
    for (let byte = 0; byte <= Math.min(decoded.length, 4000); byte++) {
      expect(namesAt(decoded, byte).map(english)).toEqual(pathAt(tree, byte).map(({ label }) => english(label)));
    }
  });
});
