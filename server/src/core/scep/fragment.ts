import { is, Reading, TAG, type Tlv, type TlvTree } from '../asn1/index.ts';
import {
  type EnvelopedData,
  readAttributes,
  readEncryptedContentInfo,
  readEnvelopedData,
  readRecipient,
  readSignerInfo,
  type SignedData,
  type SignerInfo,
} from '../cms/index.ts';
import { type Certificate, readCertificate } from '../x509/index.ts';
import { type Found, findElements, hasIdentifier } from './fragment-elements.ts';
import type { DecodedMessage, FragmentView, PkiMessage } from './model.ts';
import { readPkiMessage } from './pki-message.ts';

/**
 * Reads bytes that begin in the midst of a message: the certificates, the signer's part with its attributes, the envelope, its
 * recipients and its encrypted content are recognised by how they begin. Undefined where nothing of a message is there, or where the bytes are an element of another kind.
 * What is said is also true of the whole message. Takes linear time.
 */
export function decodeFragment(bytes: Uint8Array, tree: TlvTree): DecodedMessage | undefined {
  const reading = new Reading(bytes);
  const found = findElements(bytes);
  const signed = found.some(({ kind }) => kind === 'signer-info' || kind === 'attribute');
  const [first] = found;
  const ofEnvelope = first?.tlv.start === 0 && (first.kind === 'recipient' || first.kind === 'encrypted-content');
  if (!signed && !ofEnvelope && (isElement(tree) || (found.length === 0 && !hasIdentifier(bytes)))) return undefined;
  return { kind: 'fragment', length: bytes.length, reading, problems: [], ...viewOf(reading, found) };
}

/** True where the bytes are a SEQUENCE from their beginning on, as far as they go: something else then, with certificates in it perhaps. */
function isElement({ root, problems }: TlvTree): boolean {
  return is(root, TAG.sequence) && problems.length === 0;
}

function viewOf(reading: Reading, found: readonly Found[]): FragmentView {
  const certificates: Certificate[] = [];
  const attributes: Tlv[] = [];
  let signerInfo: SignerInfo | undefined;
  let envelope: EnvelopedData | undefined;
  const loose: Found[] = []; // parts of an envelope whose beginning is not there
  for (const { kind, tlv } of found) {
    if (kind === 'certificate') {
      reading.note(tlv, { name: 'certificate' });
      certificates.push(readCertificate(reading, tlv));
    } else if (kind === 'tbs-certificate') {
      certificates.push(readCertificate(reading, { ...tlv, children: [tlv], truncated: true })); // its own header is missing
    } else if (kind === 'signer-info') {
      signerInfo ??= readSignerInfo(reading, tlv);
    } else if (kind === 'attribute') {
      attributes.push(tlv);
    } else if (kind === 'recipient' || kind === 'encrypted-content') {
      loose.push({ kind, tlv });
    } else if (tlv.children[0]) {
      reading.note(tlv, { name: 'content' });
      envelope ??= readEnvelopedData(reading, tlv.children[0], kind);
    }
  }
  envelope ??= envelopeOf(reading, loose);
  signerInfo ??= attributes[0] && signerInfoOf(reading, attributes, attributes[0]);
  const elements = found.map(({ tlv }) => tlv);
  const message = signerInfo || envelope ? messageOf(reading, signerInfo, envelope, certificates) : undefined;
  return { elements, certificates, ...(message ? { message } : {}) };
}

/** A signer's part of which only attributes are there. */
function signerInfoOf(reading: Reading, attributes: readonly Tlv[], first: Tlv): SignerInfo {
  const signedAttributes = readAttributes(reading, { ...first, children: attributes, truncated: true });
  return {
    range: { start: first.start, end: attributes.at(-1)?.end ?? first.end },
    ...(signedAttributes ? { signedAttributes } : {}),
  };
}

/** An envelope of which only recipients and the encrypted content are there; undefined without any. */
function envelopeOf(reading: Reading, found: readonly Found[]): EnvelopedData | undefined {
  const [first] = found;
  if (!first) return undefined;
  const content = found.find(({ kind }) => kind === 'encrypted-content');
  if (content) reading.note(content.tlv, { name: 'encryptedContentInfo' });
  return {
    range: { start: first.tlv.start, end: found.at(-1)?.tlv.end ?? first.tlv.end },
    complete: false,
    authenticated: false,
    recipients: found.filter(({ kind }) => kind === 'recipient').map(({ tlv }) => readRecipient(reading, tlv)),
    ...readEncryptedContentInfo(reading, content?.tlv),
  };
}

/** Certificates are only given where a signerInfo says which of them is the signer's; what tells the sender's software needs the whole message. */
function messageOf(
  reading: Reading,
  signerInfo: SignerInfo | undefined,
  envelope: EnvelopedData | undefined,
  certificates: readonly Certificate[],
): PkiMessage {
  const signedData: SignedData = {
    complete: false,
    digestAlgorithms: [],
    ...(signerInfo?.signerId ? { certificates: { items: certificates, complete: false } } : {}),
    ...(signerInfo ? { signerInfos: { items: [signerInfo], complete: false } } : {}),
  };
  return { ...readPkiMessage(reading, signedData, envelope, false), hints: [], missing: [] };
}
