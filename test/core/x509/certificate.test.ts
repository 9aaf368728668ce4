import { describe, expect, it } from 'vitest';
import { shownTime } from '../../../server/src/core/asn1/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import {
  asEncoded,
  attributeOf,
  type Certificate,
  decodeCertificate,
  extensionText,
  keyText,
  rfc4514,
  sameName,
} from '../../../server/src/core/x509/index.ts';
import { fixtureBytes } from '../../support/fixtures.ts';
import { ED25519, EVERY_EXTENSION, P384, PSS_1024 } from './samples.ts';

function read(bytes: Uint8Array): Certificate {
  const { value, problems } = decodeCertificate(bytes);
  expect(problems).toEqual([]);
  if (!value) throw new Error('no certificate');
  return value;
}

/** `name: text` of each extension, `!` before critical ones. */
function extensions({ extensions: list }: Certificate): string[] {
  return list.map(({ name, critical, value }) => {
    return `${critical ? '!' : ''}${name}: ${english(extensionText(value))}`;
  });
}

describe('a certificate', () => {
  const certificate = read(EVERY_EXTENSION);

  it('has names in both orders, escaped', () => {
    const { subject, issuer } = certificate;
    expect(subject && asEncoded(subject)).toBe('DC=local, O=Contoso\\, Ltd, OU=Geräte\\+CN=phone 1');
    expect(issuer && rfc4514(issuer)).toBe('OU=Geräte\\+CN=phone 1,O=Contoso\\, Ltd,DC=local');
    expect(attributeOf(subject, 'DC')).toBe('local');
    expect(sameName(subject, issuer)).toBe(true);
  });

  it('has serial number, version, validity and key', () => {
    expect(certificate.serialNumber).toEqual({ hex: 'f1e2d3c4', dec: '4058174404', value: 4058174404n });
    expect(certificate.version).toBe(3);
    expect(certificate.notAfter && shownTime(certificate.notAfter)).toMatch(/^2036-11-\d\d \d\d:\d\d:\d\d UTC$/);
    const { publicKey } = certificate;
    expect(publicKey).toMatchObject({ kind: 'ec', curve: 'P-256', bits: 256 });
    expect(english((publicKey && keyText(publicKey)) ?? { text: '', args: [] })).toBe('EC, curve P-256');
    expect(certificate.signatureAlgorithm?.name).toBe('ecdsaWithSHA256');
  });

  it('has every extension in words', () => {
    const keyId = certificate.extensions.find(({ name }) => name === 'subjectKeyIdentifier')?.value;
    const hex = keyId?.kind === 'subjectKeyIdentifier' ? keyId.hex : '';
    expect(hex).toMatch(/^[0-9a-f]{40}$/);
    expect(extensions(certificate)).toEqual([
      '!basicConstraints: CA, path length 1',
      '!keyUsage: digitalSignature, keyEncipherment, keyCertSign',
      'extKeyUsage: Client Authentication, Smart Card Logon, 1.2.3.4.5',
      `subjectKeyIdentifier: ${hex}`,
      'authorityKeyIdentifier: issuer DirName:OU=Geräte\\+CN=phone 1,O=Contoso\\, Ltd,DC=local, serial f1e2d3c4',
      'subjectAltName: UPN:alice@contoso.com, otherName:1.2.3.4:free text, email:a@contoso.com, DNS:phone.contoso.com, ' +
        'URI:tag:microsoft.com,2022-09-14:sid:S-1-5-21-1-2-3-1104, IP:10.1.2.3, IP:2001:db8::1, DirName:CN=inner, Registered ID:1.2.3.4',
      'issuerAltName: URI:https://ca.contoso.com',
      'cRLDistributionPoints: URI:http://crl.contoso.com/a.crl, URI:ldap:///CN=a',
      'authorityInfoAccess: ocsp URI:http://ocsp.contoso.com, caIssuers URI:http://ca.contoso.com/a.cer',
      'nameConstraints: permitted: DNS:contoso.com; excluded: IP:10.0.0.0/255.0.0.0',
      'certificatePolicies: 1.3.6.1.4.1.99999.1, 1.3.6.1.4.1.99999.2 https://contoso.com/cps',
      'szOID_ENROLL_CERTTYPE_EXTENSION: MachineTemplate',
      'szOID_CERTIFICATE_TEMPLATE: 1.3.6.1.4.1.311.21.8.1234567.89.1, version 100.7',
      'szOID_APPLICATION_CERT_POLICIES: Client Authentication',
      'szOID_NTDS_CA_SECURITY_EXT: S-1-5-21-1-2-3-1104',
      'szOID_CERTSRV_CA_VERSION: V2.1',
      'netscapeComment: made by a test',
      '1.2.3.4.5.6: not known: 020107',
    ]);
  });
});

describe('keys and algorithms', () => {
  it.each([
    ['Ed25519', ED25519, 'Ed25519', 'Ed25519'],
    ['P-384', P384, 'EC, curve P-384', 'ecdsaWithSHA384'],
    ['RSA with PSS', PSS_1024, 'RSA, 1024 bits', 'rsassaPss'],
    ['RSA', fixtureBytes('pki/ca4096.cer'), 'RSA, 4096 bits', 'sha256WithRSAEncryption'],
  ])('%s', (_, bytes, key, algorithm) => {
    const { publicKey, signatureAlgorithm } = read(bytes);
    const text = publicKey && keyText(publicKey);
    expect(text && english(text)).toBe(key);
    expect(signatureAlgorithm?.name).toBe(algorithm);
  });
});

describe('what is no certificate', () => {
  it.each([
    ['nothing', []],
    ['a number', [2, 1, 5]],
    ['an empty list', [0x30, 0]],
    ['zeros', [0, 0, 0, 0]],
  ])('%s', (_, octets) => {
    expect(decodeCertificate(Uint8Array.from(octets)).value).toBeUndefined();
  });
});
