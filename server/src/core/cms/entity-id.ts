import { contentsOf, hexOf, integerOf, is, isContext, Members, type Reading, shown, TAG, type Tlv } from '../asn1/index.ts';
import { msg, type Sentence, verbatim } from '../text/sentence.ts';
import { type Certificate, extensionOf, readName, rfc4514, sameName } from '../x509/index.ts';
import type { EntityId } from './model.ts';

/** SignerIdentifier or RecipientIdentifier (RFC 5652 5.3, 6.2.1). */
export function readEntityId(reading: Reading, tlv: Tlv | undefined): EntityId | undefined {
  if (isContext(tlv, 0)) {
    return tlv.truncated ? undefined : { kind: 'subjectKeyIdentifier', hex: hexOf(contentsOf(tlv), 0, 64) };
  }
  if (!is(tlv, TAG.sequence)) return undefined;
  const id = readIssuerAndSerialNumber(reading, tlv);
  const text = entityText(id);
  if (text) reading.note(tlv, { value: text });
  return id;
}

/** IssuerAndSerialNumber (RFC 5652 10.2.4): also the content of GetCert and GetCRL. */
export function readIssuerAndSerialNumber(reading: Reading, tlv: Tlv): Extract<EntityId, { kind: 'issuerAndSerialNumber' }> {
  const members = new Members(reading, tlv);
  const issuer = members.universal(TAG.sequence, 'issuer');
  const serialNumber = integerOf(members.universal(TAG.integer, 'serialNumber'));
  return {
    kind: 'issuerAndSerialNumber',
    ...(issuer ? { issuer: readName(reading, issuer) } : {}),
    ...(serialNumber ? { serialNumber } : {}),
  };
}

/** `CN=FourthCoffee CA,DC=fourthcoffee,DC=local, serial 5a00…`. Undefined where nothing of it is there. */
export function entityText(id: EntityId): Sentence | undefined {
  if (id.kind === 'subjectKeyIdentifier') return msg('key identifier {0}', id.hex);
  const issuer = id.issuer && (id.issuer.rdns.length > 0 || id.issuer.complete) ? rfc4514(id.issuer) : undefined;
  if (issuer === undefined) return undefined;
  if (!id.serialNumber) return id.issuer?.complete ? verbatim(issuer) : msg('{0} (cut)', issuer);
  return msg('{0}, serial {1}', issuer, shown(id.serialNumber.hex));
}

/** True where the identifier names this certificate. */
export function identifies(id: EntityId | undefined, certificate: Certificate): boolean {
  if (!id) return false;
  if (id.kind === 'subjectKeyIdentifier') {
    return extensionOf(certificate.extensions, 'subjectKeyIdentifier')?.hex === id.hex;
  }
  if (id.serialNumber === undefined || certificate.serialNumber?.hex !== id.serialNumber.hex) return false;
  return sameName(id.issuer, certificate.issuer);
}
