import {
  contentsOf,
  hexOf,
  is,
  isContext,
  Members,
  numberOf,
  octetsOf,
  oidName,
  oidOf,
  type Reading,
  rangeOf,
  TAG,
  type Tlv,
} from '../asn1/index.ts';
import { verbatim } from '../text/sentence.ts';
import { readAlgorithm, readOid } from '../x509/index.ts';
import { readEntityId } from './entity-id.ts';
import type { ContentEncryption, EnvelopedData, KeyEncryption, Recipient } from './model.ts';

/** Reads EnvelopedData (RFC 5652 6.1) or, when `authenticated`, AuthEnvelopedData (RFC 5083), whole or cut. */
export function readEnvelopedData(reading: Reading, tlv: Tlv, kind: 'enveloped' | 'authenticated'): EnvelopedData {
  const authenticated = kind === 'authenticated';
  reading.note(tlv, { name: authenticated ? 'AuthEnvelopedData' : 'EnvelopedData' });
  const members = new Members(reading, tlv);
  const version = numberOf(members.universal(TAG.integer, 'version'));
  members.context(0, 'originatorInfo');
  const recipients = members.universal(TAG.set, 'recipientInfos');
  const infoTlv = members.universal(TAG.sequence, authenticated ? 'authEncryptedContentInfo' : 'encryptedContentInfo');
  const content = readEncryptedContentInfo(reading, infoTlv);
  members.context(1, authenticated ? 'authAttrs' : 'unprotectedAttrs');
  const mac = authenticated ? members.universal(TAG.octetString, 'mac') : undefined;
  return {
    range: rangeOf(tlv),
    complete: !tlv.truncated,
    authenticated,
    recipients: (recipients?.children ?? []).map((child) => readRecipient(reading, child)),
    ...(tlv.form === 'indefinite' || tlv.declaredLength !== undefined ? { indefinite: tlv.form === 'indefinite' } : {}),
    ...(version === undefined ? {} : { version }),
    ...content,
    ...(mac && !mac.truncated ? { mac: hexOf(octetsOf(mac).bytes, 0, 64) } : {}),
  };
}

type EncryptedContent = Pick<EnvelopedData, 'contentType' | 'contentEncryption' | 'encryptedContent'>;

/** Reads EncryptedContentInfo (RFC 5652 6.1), whole or cut: what is encrypted, how, and the encrypted octets. */
export function readEncryptedContentInfo(reading: Reading, tlv: Tlv | undefined): EncryptedContent {
  const members = new Members(reading, tlv);
  const contentType = readOid(reading, members.universal(TAG.oid, 'contentType'));
  const contentEncryption = readContentEncryption(reading, members.universal(TAG.sequence, 'contentEncryptionAlgorithm'));
  const encrypted = members.context(0, 'encryptedContent');
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(contentEncryption?.oid ? { contentEncryption } : {}),
    ...(encrypted ? { encryptedContent: octetsOf(encrypted) } : {}),
  };
}

/** The IV is the parameter itself (CBC, RFC 3370 5, RFC 3565 2.3) or its first member that is a string (RC2, GCM). */
function readContentEncryption(reading: Reading, tlv: Tlv | undefined): ContentEncryption | undefined {
  const algorithm = readAlgorithm(reading, tlv);
  const { parameters } = algorithm ?? {};
  if (!algorithm || !parameters) return algorithm;
  const iv = is(parameters, TAG.octetString) ? parameters : parameters.children.find((child) => is(child, TAG.octetString));
  if (!iv || iv.truncated) return algorithm;
  reading.note(iv, { name: 'iv', value: verbatim(hexOf(contentsOf(iv), 0, 64)) });
  return { ...algorithm, iv: hexOf(contentsOf(iv), 0, 64) };
}

const KINDS = ['keyAgreement', 'keyAgreement', 'kek', 'password', 'other'] as const;

/** Reads a RecipientInfo (RFC 5652 6.2), whole or cut; of others than key transport only the kind. */
export function readRecipient(reading: Reading, tlv: Tlv): Recipient {
  const base = { range: rangeOf(tlv), complete: !tlv.truncated };
  if (!is(tlv, TAG.sequence)) {
    const kind = isContext(tlv, tlv.tagNumber) ? (KINDS[tlv.tagNumber] ?? 'other') : 'other';
    reading.note(tlv, { name: `${kind} recipient` });
    return { ...base, kind };
  }
  reading.note(tlv, { name: 'KeyTransRecipientInfo' });
  const members = new Members(reading, tlv);
  const version = numberOf(members.universal(TAG.integer, 'version'));
  const recipientId = readEntityId(reading, members.any('rid'));
  const keyEncryption = readKeyEncryption(reading, members.universal(TAG.sequence, 'keyEncryptionAlgorithm'));
  const key = members.universal(TAG.octetString, 'encryptedKey');
  return {
    ...base,
    kind: 'keyTransport',
    ...(version === undefined ? {} : { version }),
    ...(recipientId ? { recipientId } : {}),
    ...(keyEncryption?.oid ? { keyEncryption } : {}),
    ...(key ? { encryptedKey: readKey(key) } : {}),
  };
}

function readKey(tlv: Tlv): NonNullable<Recipient['encryptedKey']> {
  const octets = octetsOf(tlv);
  const key = { octets: octets.bytes, present: octets.bytes.length, complete: octets.complete };
  return tlv.declaredLength === undefined || tlv.constructed ? key : { ...key, declared: tlv.declaredLength };
}

const SHA1 = 'sha1';

/** RSAES-OAEP-params (RFC 8017 A.2.1): absent members mean SHA-1. */
function readKeyEncryption(reading: Reading, tlv: Tlv | undefined): KeyEncryption | undefined {
  const algorithm = readAlgorithm(reading, tlv);
  if (algorithm?.name !== 'rsaesOaep' || tlv?.truncated) return algorithm;
  const members = new Members(reading, algorithm.parameters);
  const hash = readAlgorithm(reading, members.context(0, 'hashAlgorithm')?.children[0]);
  const mask = members.context(1, 'maskGenAlgorithm')?.children[0];
  const maskOid = oidOf(mask?.children[1]?.children[0]);
  const label = members.context(2, 'pSourceAlgorithm')?.children[0]?.children[1];
  const labelled = label !== undefined && octetsOf(label).bytes.length > 0;
  return {
    ...algorithm,
    oaep: { hash: hash?.name ?? SHA1, maskHash: maskOid === undefined ? SHA1 : oidName(maskOid), labelled },
  };
}
