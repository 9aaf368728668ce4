import { expect, it } from 'vitest';
import { compareCertificate, type RequestedProfile } from '../../../server/src/core/scep/compare.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { decodeCertificate, decodeCertificationRequest } from '../../../server/src/core/x509/index.ts';
import { fixtureBytes } from '../../support/fixtures.ts';
import { EVERY_EXTENSION, REQUEST } from '../x509/samples.ts';

const { value: request } = decodeCertificationRequest(REQUEST);
const { value: certificate } = decodeCertificate(EVERY_EXTENSION);
const profile: RequestedProfile = {
  keyBits: 2048,
  extendedKeyUsages: ['1.3.6.1.5.5.7.3.2'],
  subjectAltNames: ['UPN:Alice@contoso.com'],
};

/** `member: verdict` of each row. */
function verdicts(sides: Parameters<typeof compareCertificate>[0]): string[] {
  return compareCertificate(sides).map(({ member, verdict }) => `${member}: ${verdict}`);
}

it('shows what the CA kept, changed and added', () => {
  expect(verdicts({ ...(request && { request }), ...(certificate && { certificate }) })).toEqual([
    'subject: same',
    'subjectAltName: different',
    'publicKey: same',
    'keySize: same',
    'keyUsage: added',
    'extKeyUsage: different',
    'template: added',
    'securityIdentifier: added',
    'issuer: only',
    'notBefore: only',
    'notAfter: only',
  ]);
});

it('compares what the profile asks for, letters’ case aside', () => {
  expect(verdicts({ profile, ...(request && { request }) })).toEqual([
    'subject: only',
    'subjectAltName: same',
    'publicKey: only',
    'keySize: different',
    'extKeyUsage: same',
  ]);
});

it('tells what was asked for and not issued, and another key', () => {
  const { value: other } = decodeCertificate(fixtureBytes('pki/lab-ca.cer'));
  const rows = compareCertificate({ ...(request && { request }), ...(other && { certificate: other }) });
  const found = Object.fromEntries(rows.map(({ member, verdict }) => [member, verdict]));
  expect(found).toMatchObject({ publicKey: 'different', subjectAltName: 'dropped', subject: 'different' });
  const key = rows.find(({ member }) => member === 'publicKey');
  expect(key?.request && english(key.request)).toMatch(/^EC, curve P-256, sha256 [0-9a-f]{64}$/);
});

it('says nothing of nothing', () => {
  expect(compareCertificate({})).toEqual([]);
});
