import { hexOf } from '../asn1/index.ts';
import type { CertificateDigest, MessageDigest } from '../log/facts.ts';
import { certificatesIn } from '../scep/export.ts';
import type { DecodedMessage, PkiMessage } from '../scep/index.ts';
import { isAnswer } from '../scep/message-kind.ts';
import { isCa } from '../scep/server-certificates.ts';
import { detached } from '../text/detach.ts';
import { type Certificate, extensionOf, hash, rfc4514, sameName } from '../x509/index.ts';
import type { Writable } from './draft.ts';
import { hexKey, serialKey } from './keys.ts';

/** A message as its digest has it, whichever place it stands at. */
export type MessageCore = Omit<MessageDigest, 'span' | 'line' | 'column' | 'record' | 'time'>;

/** What a message says, as far as it can be read without a key; undefined for what is no SCEP message. */
export function digestOf(decoded: DecodedMessage): MessageCore | undefined {
  if (decoded.kind === 'pki-message') return coreOf(decoded.message);
  if (decoded.kind === 'fragment' && decoded.message) return coreOf(decoded.message);
  if (decoded.kind !== 'certificates') return undefined;
  const certificates = certificatesIn(decoded);
  if (certificates.length === 0 || certificates.some(isCa)) return undefined;
  return { direction: 'response', recipients: [], allRecipients: true, issued: certificates.map(certificateDigest) };
}

function coreOf(message: PkiMessage): MessageCore {
  const isReply = isAnswer(message);
  const isRequest = !isReply && message.messageType?.value !== undefined;
  const spki = isReply ? undefined : ownKey(message);
  const core: Writable<MessageCore> = {
    direction: isReply ? 'response' : isRequest ? 'request' : 'unknown',
    recipients: recipientsOf(message),
    allRecipients: hasAllRecipients(message),
    issued: [],
  };
  const set = <K extends keyof MessageCore>(name: K, value: MessageCore[K] | undefined): void => {
    if (value !== undefined) core[name] = value;
  };
  set('messageType', message.messageType?.value);
  set('pkiStatus', message.pkiStatus?.value);
  set('failInfo', message.failInfo?.value);
  set('transactionID', message.transactionID && detached(message.transactionID.slice(0, LONGEST)));
  set('senderNonce', hexKey(message.senderNonce));
  set('recipientNonce', hexKey(message.recipientNonce));
  set('keyHash', spki && keyHashOf(spki));
  return core;
}

const LONGEST = 400;

/** The key that is to be certified: a first request is signed with it, by a certificate that it signs itself; a renewal is not. */
function ownKey({ signer }: PkiMessage): Uint8Array | undefined {
  return signer && sameName(signer.issuer, signer.subject) ? signer.publicKey?.spki : undefined;
}

function recipientsOf({ envelope }: PkiMessage): MessageDigest['recipients'] {
  return (envelope?.recipients ?? []).flatMap(({ recipientId }) => {
    if (recipientId?.kind !== 'issuerAndSerialNumber') return [];
    const serial = serialKey(recipientId.serialNumber?.hex);
    const issuer = recipientId.issuer && rfc4514(recipientId.issuer);
    return serial === undefined ? [] : [{ issuer: detached((issuer ?? '').slice(0, LONGEST)), serial }];
  });
}

/** Behind the recipients stands what was encrypted for them. */
function hasAllRecipients({ envelope }: PkiMessage): boolean {
  if (!envelope?.contentEncryption) return false;
  return envelope.recipients.every(({ recipientId: id }) => {
    return id?.kind === 'issuerAndSerialNumber' && id.serialNumber !== undefined && id.issuer?.complete === true;
  });
}

function keyHashOf(spki: Uint8Array): string {
  return hexOf(hash('sha256', spki)).toUpperCase();
}

/** What joins a certificate with other logs. Values that it lacks, being cut, are empty. */
export function certificateDigest(certificate: Certificate): CertificateDigest {
  const { subject, issuer, serialNumber, encoding, publicKey, notBefore, notAfter } = certificate;
  return {
    subject: subject ? detached(rfc4514(subject).slice(0, LONGEST)) : '',
    issuer: issuer ? detached(rfc4514(issuer).slice(0, LONGEST)) : '',
    serial: serialKey(serialNumber?.hex) ?? '',
    thumbprint: encoding ? hexOf(hash('sha1', encoding)).toUpperCase() : '',
    keyHash: publicKey?.spki ? keyHashOf(publicKey.spki) : '',
    ...(notBefore?.epochMs === undefined ? {} : { notBeforeMs: notBefore.epochMs }),
    ...(notAfter?.epochMs === undefined ? {} : { notAfterMs: notAfter.epochMs }),
    ca: isCa(certificate),
    encrypts: extensionOf(certificate.extensions, 'keyUsage')?.usages.includes('keyEncipherment') ?? true,
    sid: namesSid(certificate),
  };
}

const SID_URI = 'tag:microsoft.com,2022-09-14:sid:';

/** Strong mapping: szOID_NTDS_CA_SECURITY_EXT (MS-WCCE 2.2.2.7.7.4), or a URI among the alternative names (KB5014754). */
function namesSid({ extensions }: Certificate): boolean {
  if (extensionOf(extensions, 'ntdsSid')) return true;
  const names = extensionOf(extensions, 'subjectAltName')?.names ?? [];
  return names.some((name) => name.kind === 'uri' && name.value.toLowerCase().startsWith(SID_URI));
}
