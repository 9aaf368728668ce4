import { is, Members, messageSource, OID, Reading, TAG, type Tlv, type TlvTree } from '../asn1/index.ts';
import {
  looksLikeContentInfo,
  readContentInfo,
  readEnvelopedData,
  readIssuerAndSerialNumber,
  readSignedData,
  type SignedData,
} from '../cms/index.ts';
import {
  looksLikeCertificate,
  looksLikeCertificationRequest,
  looksLikeName,
  looksLikeRevocationList,
  readCertificate,
  readCertificationRequest,
  readName,
  readRevocationList,
} from '../x509/index.ts';
import { readCapabilities } from './caps.ts';
import { cutOf } from './cut.ts';
import { decodeFragment } from './fragment.ts';
import type { Cut, DecodedBase, DecodedMessage } from './model.ts';
import { hasScepAttributes, readPkiMessage, readSignedContent, withMissing } from './pki-message.ts';
import { privateKeyForm } from './private-key.ts';

/**
 * Says what some bytes are and reads what is there of them: whole, cut at any byte, damaged, BER or DER. Never throws; takes
 * linear time. What is said of a cut message is also true of the whole one.
 */
export function decodeMessage(bytes: Uint8Array): DecodedMessage {
  const reading = new Reading(bytes);
  const capabilities = readCapabilities(bytes);
  if (capabilities) return { kind: 'caps', capabilities, length: bytes.length, reading, problems: [] };
  const tree = reading.read(messageSource(bytes));
  const decoded = decodeTree(reading, tree, bytes.length);
  return beginsInMidst(decoded) ? (decodeFragment(bytes, tree) ?? decoded) : decoded;
}

/** What is no known structure, or a member of a message with the rest of the message behind it. */
function beginsInMidst({ kind, trailingAt }: DecodedMessage): boolean {
  return kind === 'unknown' || (trailingAt !== undefined && (kind === 'certificate' || kind === 'enveloped-data'));
}

function decodeTree(reading: Reading, tree: TlvTree, length: number): DecodedMessage {
  const base = (): DecodedBase => baseOf(reading, tree, length);
  const { root } = tree;
  const form = privateKeyForm(root);
  if (root && form) return { kind: 'private-key', form, length, reading, root, problems: [] };
  if (looksLikeContentInfo(root)) return decodeContentInfo(reading, root, base);
  if (looksLikeCertificationRequest(root)) {
    return { kind: 'csr', request: readCertificationRequest(reading, root), ...base() };
  }
  if (looksLikeCertificate(root)) return { kind: 'certificate', certificate: readCertificate(reading, root), ...base() };
  if (looksLikeRevocationList(root)) return { kind: 'crl', revocationList: readRevocationList(reading, root), ...base() };
  return decodeQuery(reading, root, base) ?? { kind: 'unknown', ...base() };
}

function baseOf(reading: Reading, tree: TlvTree, length: number): DecodedBase {
  const cut = cutOf(reading, tree, length);
  return {
    length,
    reading,
    problems: reading.problems,
    ...(tree.root ? { root: tree.root } : {}),
    ...(cut ? { cut } : {}),
    ...(tree.trailingAt === undefined ? {} : { trailingAt: tree.trailingAt }),
  };
}

function decodeContentInfo(reading: Reading, root: Tlv, base: () => DecodedBase): DecodedMessage {
  const { contentType, content, indefinite } = readContentInfo(reading, root);
  if (contentType === OID.envelopedData || contentType === OID.authEnvelopedData) {
    if (!content) return { kind: 'unknown', ...base() };
    const kind = contentType === OID.envelopedData ? 'enveloped' : 'authenticated';
    return { kind: 'enveloped-data', envelope: readEnvelopedData(reading, content, kind), ...base() };
  }
  if (contentType !== OID.signedData || !content) return { kind: 'unknown', ...base() };
  const signedData = readSignedData(reading, content);
  const { envelope, inner } = readSignedContent(reading, signedData.eContent);
  if (envelope || hasScepAttributes(signedData)) {
    const view = readPkiMessage(reading, signedData, envelope, indefinite);
    const common = base();
    return { kind: 'pki-message', message: withMissing(view, common.cut, common.problems), ...common };
  }
  const common = base();
  if (isDegenerate(signedData, common.cut)) return { kind: 'certificates', signedData, ...common };
  return { kind: 'signed-data', signedData, ...(inner ? { inner } : {}), ...common };
}

/** A certificates-only message (RFC 8894 3.4): nobody signed it. Some senders name a digest or write an empty content all the same. */
function isDegenerate(signedData: SignedData, cut: Cut | undefined): boolean {
  const { digestAlgorithms, eContent, certificates, crls, signerInfos } = signedData;
  if ((eContent && eContent.bytes.length > 0) || (signerInfos?.items.length ?? 0) > 0) return false;
  if (cut && !signerInfos?.complete && digestAlgorithms.length > 0) return false; // the signature may follow
  return (certificates?.items.length ?? 0) + (crls?.items.length ?? 0) > 0;
}

/** IssuerAndSubject of CertPoll (RFC 8894 3.3.3), IssuerAndSerialNumber of GetCert and GetCRL (3.3.4, 3.3.5). */
function decodeQuery(reading: Reading, root: Tlv | undefined, base: () => DecodedBase): DecodedMessage | undefined {
  if (!is(root, TAG.sequence) || root.children.length !== 2) return undefined;
  const [first, second] = root.children;
  if (!looksLikeName(first) || first.children.length === 0) return undefined;
  if (is(second, TAG.integer)) {
    reading.note(root, { name: 'IssuerAndSerialNumber' });
    return { kind: 'issuer-and-serial', id: readIssuerAndSerialNumber(reading, root), ...base() };
  }
  if (!looksLikeName(second)) return undefined;
  reading.note(root, { name: 'IssuerAndSubject' });
  const members = new Members(reading, root);
  members.any('issuer');
  members.any('subject');
  return { kind: 'issuer-and-subject', issuer: readName(reading, first), subject: readName(reading, second), ...base() };
}
