import { describe, expect, it } from 'vitest';
import { decodeMessage } from '../../../server/src/core/scep/index.ts';
import { english } from '../../../server/src/core/text/sentence.ts';
import { decodeCertificationRequest, extensionText, rfc4514 } from '../../../server/src/core/x509/index.ts';
import { ODD_REQUEST, REQUEST, REVOCATION_LIST } from './samples.ts';

describe('a request', () => {
  const { value: request } = decodeCertificationRequest(REQUEST);

  it('has subject, key, and the extensions it asks for', () => {
    expect(request?.subject && rfc4514(request.subject)).toBe('OU=Geräte\\+CN=phone 1,O=Contoso\\, Ltd,DC=local');
    expect(request?.publicKey?.curve).toBe('P-256');
    const asked = request?.extensions.map(
      ({ name, value }) => `${name}: ${english(extensionText(value) ?? { text: '', args: [] })}`,
    );
    expect(asked).toEqual(['subjectAltName: UPN:alice@contoso.com', 'extKeyUsage: Client Authentication']);
    expect(request?.signatureAlgorithm?.name).toBe('ecdsaWithSHA256');
  });

  it('keeps its challenge to itself until asked', () => {
    expect(request?.challengePassword?.reveal()).toBe('hunter-42');
    expect(request?.challengePasswordType).toBe('UTF8String');
    expect(JSON.stringify(request?.challengePassword)).not.toContain('hunter');
    expect(request?.attributes.map(({ name, text }) => [name, text])).toContainEqual(['challengePassword', undefined]);
  });

  it('may come without a challenge', () => {
    expect(decodeCertificationRequest(ODD_REQUEST).value?.challengePassword).toBeUndefined();
  });
});

describe('a revocation list', () => {
  const decoded = decodeMessage(REVOCATION_LIST);

  it('has issuer, times, entries and number', () => {
    if (decoded.kind !== 'crl') throw new Error(decoded.kind);
    const { revocationList: list } = decoded;
    expect(list.issuer && rfc4514(list.issuer)).toContain('DC=local');
    expect((list.nextUpdate?.epochMs ?? 0) - (list.thisUpdate?.epochMs ?? 0)).toBe(30 * 86_400_000);
    expect(list.revoked.map(({ serialNumber }) => serialNumber.hex)).toEqual(['3', '1a2b']);
    expect(list.revokedCount).toBe(2);
    expect(list.extensions.map(({ name }) => name)).toEqual(['authorityKeyIdentifier', 'cRLNumber']);
  });
});
