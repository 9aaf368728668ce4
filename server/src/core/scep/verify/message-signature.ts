import { encodingOf, hexOf } from '../../asn1/index.ts';
import type { SignerInfo } from '../../cms/index.ts';
import { type Certificate, hash, hashOfOid } from '../../x509/index.ts';
import type { PkiMessage } from '../model.ts';
import { type SignatureCheck, verifySignature } from './signature.ts';

/** What checking a message's signature gave. */
export interface MessageSignature {
  /** Whether the digest in the signed attributes is that of the content; undefined where one of the two is not there, or detached. */
  readonly digestMatches?: boolean;
  /** Undefined where the signature, the attributes or the signer's certificate are not there. */
  readonly signature?: SignatureCheck;
}

/**
 * Checks the message digest and the signature (RFC 5652 5.4, 5.6) with the signer's certificate in the message, or with `signer`
 * where the message holds none.
 */
export function checkMessageSignature(message: PkiMessage, signer: Certificate | undefined = message.signer): MessageSignature {
  const { signerInfo, messageDigest } = message;
  if (!signerInfo) return {};
  const known = checked.get(message);
  if (known && known.signer === signer) return known.result;
  const digestMatches = matches(message, messageDigest);
  const signature = signer && checkWith(message, signerInfo, signer);
  const result = { ...(digestMatches === undefined ? {} : { digestMatches }), ...(signature ? { signature } : {}) };
  checked.set(message, { signer, result });
  return result;
}

/** Rules, hover and page ask for the same: it is computed once for a message and a signer. */
const checked = new WeakMap<PkiMessage, { readonly signer: Certificate | undefined; readonly result: MessageSignature }>();

/** A message without content has the digest of no octets at all, as openssl makes and checks it. */
function matches({ signedData, signerInfo }: PkiMessage, messageDigest: string | undefined): boolean | undefined {
  const name = hashOfOid(signerInfo?.digestAlgorithm?.oid);
  const { eContent } = signedData;
  if (!name || messageDigest === undefined || eContent?.complete === false) return undefined;
  const same = hexOf(hash(name, eContent?.bytes ?? new Uint8Array())) === messageDigest;
  return same || eContent ? same : undefined;
}

/** True where a digest was signed that is not that of no content, and no content is there: it stands elsewhere (RFC 5652 5.2). */
export function isDetached(message: PkiMessage): boolean {
  const { signedData, signerInfo, messageDigest } = message;
  if (signedData.eContent || messageDigest === undefined || !hashOfOid(signerInfo?.digestAlgorithm?.oid)) return false;
  return matches(message, messageDigest) === undefined;
}

function checkWith(message: PkiMessage, signerInfo: SignerInfo, signer: Certificate): SignatureCheck | undefined {
  const { signature, signatureAlgorithm, digestAlgorithm } = signerInfo;
  const signedOctets = signerInfo.signedOctets ?? contentAsSigned(message, signerInfo);
  if (!signedOctets || !signature?.complete) return undefined;
  const check = (octets: Uint8Array): SignatureCheck =>
    verifySignature(signer.publicKey, signatureAlgorithm, digestAlgorithm, octets, signature.bytes);
  const asSent = check(signedOctets);
  return asSent === 'invalid' && signerInfo.signedAttributes ? check(inDerOrder(signerInfo, signedOctets)) : asSent;
}

/** Without signed attributes, the content itself is signed: what it holds, without tag and length (RFC 5652 5.4). */
function contentAsSigned({ signedData: { eContent } }: PkiMessage, { signedAttributes }: SignerInfo): Uint8Array | undefined {
  return signedAttributes === undefined && eContent?.complete ? eContent.bytes : undefined;
}

/** The attributes in the order of DER (X.690 11.6): some senders sign them so and send them otherwise. */
function inDerOrder({ signedAttributes }: SignerInfo, asSent: Uint8Array): Uint8Array {
  const encodings = (signedAttributes?.items ?? []).map(({ tlv }) => encodingOf(tlv)).toSorted(compareOctets);
  const length = encodings.reduce((sum, { length: one }) => sum + one, 0);
  const sorted = new Uint8Array(asSent);
  let at = asSent.length - length;
  for (const encoding of encodings) {
    sorted.set(encoding, at);
    at += encoding.length;
  }
  return sorted;
}

function compareOctets(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a certificate is signed with its own key; undefined where a part of it is not there. */
export function checkSelfSignature(certificate: Certificate): SignatureCheck | undefined {
  const known = selfChecked.get(certificate);
  if (known) return known;
  const result = checkIssued(certificate, certificate);
  if (result) selfChecked.set(certificate, result);
  return result;
}

const selfChecked = new WeakMap<Certificate, SignatureCheck>();

/** Whether `issuer` signed a certificate; undefined where a part of it is not there. */
export function checkIssued(certificate: Certificate, issuer: Certificate): SignatureCheck | undefined {
  const { signedOctets, signature, signatureAlgorithm } = certificate;
  if (!signedOctets || !signature) return undefined;
  return verifySignature(issuer.publicKey, signatureAlgorithm, undefined, signedOctets, signature);
}
