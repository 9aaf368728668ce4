import type { Asn1Time, Tlv } from '../../../server/src/core/asn1/index.ts';
import { hexOf } from '../../../server/src/core/asn1/index.ts';
import type { Attribute, EntityId, EnvelopedData, Recipient, SignedData } from '../../../server/src/core/cms/index.ts';
import type { DecodedMessage, PkiMessage } from '../../../server/src/core/scep/model.ts';
import { asEncoded, type Certificate, hash, type Name, rfc4514 } from '../../../server/src/core/x509/index.ts';

/**
 * What we read, in the words of the fixtures' index.json (which come from openssl and a second decoder). Members that are not in
 * the text are undefined, as they are absent there.
 */
export function asExpected(decoded: DecodedMessage): Record<string, unknown> {
  if (decoded.kind !== 'pki-message') return {};
  const { message, root } = decoded;
  const { signedData, signerInfo, envelope, messageDigest, signingTime } = message;
  const order = signerInfo?.signedAttributes?.items ?? [];
  return {
    bytes: decoded.length,
    indefiniteLength: root?.form === 'indefinite',
    contentInfoType: 'pkcs7-signedData',
    messageType: message.messageType?.text,
    pkiStatus: message.pkiStatus?.text,
    failInfo: message.failInfo?.text,
    transactionID: message.transactionID,
    senderNonce: message.senderNonce,
    recipientNonce: message.recipientNonce,
    contentType: order.some(({ name }) => name === 'contentType') ? `pkcs7-${'data'}` : undefined,
    signingTime: signingTime?.text,
    messageDigest,
    attributeStringTypes: stringTypes(order),
    digestAlg: signerInfo?.digestAlgorithm?.name,
    signatureAlg: signerInfo?.signatureAlgorithm?.name,
    signerId: signerInfo?.signerId && issuerAndSerial(signerInfo.signerId),
    signedAttributeOrder: order.map(({ name, oid }) => (PLAIN.has(name) ? oid : name)),
    certificateCount: signedData.certificates?.items.length,
    eContentPresent: signedData.eContent !== undefined,
    signer: signerOf(message),
    envelope: envelope && !envelope.authenticated ? envelopeOf(envelope) : null,
  };
}

/** Names that openssl does not know. */
const PLAIN = new Set(['cmsAlgorithmProtection', 'szOID_ENROLL_SCEP_ERROR']);
const TYPED = ['messageType', 'pkiStatus', 'transactionID'];

function stringTypes(attributes: readonly Attribute[]): Record<string, string | undefined> {
  const found = attributes.filter(({ name }) => TYPED.includes(name));
  return Object.fromEntries(found.map(({ name, stringType }) => [name, stringType?.toUpperCase()]));
}

function issuerAndSerial(id: EntityId): Record<string, unknown> | undefined {
  if (id.kind !== 'issuerAndSerialNumber' || !id.issuer || !id.serialNumber) return undefined;
  return { issuer: asEncoded(id.issuer), serial: { hex: id.serialNumber.hex, dec: id.serialNumber.dec } };
}

function signerOf({ signer }: PkiMessage): Record<string, unknown> | undefined {
  if (!signer) return undefined;
  return {
    subject: signer.subject && rfc4514(signer.subject),
    issuer: signer.issuer && rfc4514(signer.issuer),
    serialHex: evenHex(signer.serialNumber?.hex),
    notBefore: opensslTime(signer.notBefore),
    notAfter: opensslTime(signer.notAfter),
    keyBits: signer.publicKey?.bits,
    certSignatureAlg: signer.signatureAlgorithm?.name,
    sha256: signer.encoding && hexOf(hash('sha256', signer.encoding)),
  };
}

function evenHex(hex: string | undefined): string | undefined {
  return hex && (hex.length % 2 === 0 ? hex : `0${hex}`);
}

/** `Nov  2 14:14:21 2026 GMT` */
export function opensslTime(time: Asn1Time | undefined): string | undefined {
  if (time?.epochMs === undefined) return undefined;
  const [, day, month, year, clock] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(time.epochMs).toUTCString()) ?? [];
  return `${month} ${String(Number(day)).padStart(2)} ${clock} ${year} GMT`;
}

function envelopeOf(envelope: EnvelopedData): Record<string, unknown> {
  return {
    recipients: envelope.recipients.map((recipient) => recipientOf(recipient)),
    contentEncryptionAlg: envelope.contentEncryption?.name,
    contentEncryptionOid: envelope.contentEncryption?.oid,
    ivHex: envelope.contentEncryption?.iv,
    indefiniteLength: envelope.indefinite,
  };
}

function recipientOf({ recipientId, keyEncryption }: Recipient): Record<string, unknown> {
  const issuer = recipientId?.kind === 'issuerAndSerialNumber' ? recipientId.issuer : undefined;
  return {
    ...(recipientId ? issuerAndSerial(recipientId) : {}),
    keyEncryptionAlg: keyEncryption?.name,
    keyEncryptionOid: keyEncryption?.oid,
    bySubjectKeyIdentifier: recipientId?.kind === 'subjectKeyIdentifier',
    issuerRdns: issuer?.rdns.flat().map(({ oid, value, stringType }) => [LONG_NAMES[oid], value, stringType.toUpperCase()]),
  };
}

const LONG_NAMES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'commonName',
  '2.5.4.6': 'countryName',
  '2.5.4.10': 'organizationName',
  '2.5.4.11': 'organizationalUnitName',
  '0.9.2342.19200300.100.1.25': 'domainComponent',
};

/** The skeleton of a message, whole or cut: the `structure` and `readable` members of the index. */
export function asStructure(decoded: DecodedMessage): Record<string, unknown> {
  const base = {
    bytesPresent: decoded.length,
    structureComplete: decoded.cut === undefined,
    outerIndefinite: decoded.root?.form === 'indefinite',
  };
  if (decoded.kind !== 'pki-message' && decoded.kind !== 'signed-data') return { ...base, readable: false };
  const signedData = decoded.kind === 'pki-message' ? decoded.message.signedData : decoded.signedData;
  const envelope = decoded.kind === 'pki-message' ? decoded.message.envelope : undefined;
  const { certificates, signerInfos, eContent } = signedData;
  return {
    ...base,
    contentType: 'signedData',
    digestAlgorithms: signedData.digestAlgorithms.map(({ name }) => name ?? null),
    ...(signedData.eContentType === undefined ? {} : { eContentType: 'data' }),
    ...(eContent ? { eContentFragments: eContent.fragments } : {}),
    ...(eContent ? { envelope: envelopeStructure(eContent.bytes.length, envelope) } : {}),
    ...presence('certificates', certificates, hasMember(decoded, 'certificates')),
    ...presence('signerInfos', signerInfos, hasMember(decoded, 'signerInfos')),
  };
}

function envelopeStructure(bytesPresent: number, envelope: EnvelopedData | undefined): Record<string, unknown> {
  if (!envelope) return { bytesPresent };
  const { contentEncryption, encryptedContent } = envelope;
  return {
    bytesPresent,
    contentType: envelope.authenticated ? '1.2.840.113549.1.9.16.1.23' : 'envelopedData',
    version: envelope.version,
    recipients: envelope.recipients.map((recipient) => recipientStructure(recipient)),
    ...(contentEncryption ? { contentEncryptionAlg: CIPHERS[contentEncryption.oid ?? ''] ?? contentEncryption.name } : {}),
    ...(contentEncryption?.iv === undefined || envelope.authenticated ? {} : { ivHex: contentEncryption.iv }),
    ...(encryptedContent ? { encryptedContentFragments: encryptedContent.fragments } : {}),
  };
}

/** Ciphers that the second decoder does not name. */
const CIPHERS: Readonly<Record<string, string>> = {
  '1.3.6.1.4.1.3029.1.2': '1.3.6.1.4.1.3029.1.2',
  '2.16.840.1.101.3.4.1.46': '2.16.840.1.101.3.4.1.46',
};

function recipientStructure(recipient: Recipient): Record<string, unknown> {
  const { recipientId: id, keyEncryption, encryptedKey: key } = recipient;
  const named = id?.kind === 'issuerAndSerialNumber' ? id : undefined;
  return {
    complete: recipient.complete,
    ...(named?.issuer ? { issuerRdns: shortRdns(named.issuer) } : {}),
    ...(named?.serialNumber ? { serialHex: signedHex(named.serialNumber.hex) } : {}),
    ...(keyEncryption ? { keyEncryptionAlg: keyEncryption.name } : {}),
    ...(key ? { encryptedKeyBytes: key.declared, encryptedKeyComplete: key.complete } : {}),
  };
}

function shortRdns(name: Name): readonly (readonly string[])[] {
  return name.rdns.flat().map(({ type, value }) => [type, value]);
}

/** With the leading zero octet that keeps an INTEGER positive. */
function signedHex(hex: string): string {
  const even = evenHex(hex) ?? '';
  return Number.parseInt(even.slice(0, 2), 16) >= 0x80 ? `00${even}` : even;
}

function presence(name: string, list: SignedData['certificates' | 'signerInfos'], begun: boolean): Record<string, boolean> {
  if (!begun) return { [`${name}Present`]: false };
  return { [`${name}Present`]: true, [`${name}Complete`]: list?.complete === true };
}

/** True where the member's element itself is in the text. */
function hasMember({ root, reading }: DecodedMessage, name: string): boolean {
  const signedData: Tlv | undefined = root?.children[1]?.children[0];
  return signedData?.children.some((child) => reading.noteOf(child)?.name === name) === true;
}

export type { Certificate };
