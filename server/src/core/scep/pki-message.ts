import type { ByteProblem, Octets, Reading, Tlv } from '../asn1/index.ts';
import { OID } from '../asn1/index.ts';
import {
  type Attribute,
  attributesOf,
  type EnvelopedData,
  identifies,
  looksLikeContentInfo,
  readContentInfo,
  readEnvelopedData,
  readSignedData,
  type SignedData,
  type SignerInfo,
} from '../cms/index.ts';
import { FAIL_INFO, MESSAGE_TYPE, PKI_STATUS } from '../facts/scep-values.ts';
import { msg, type Sentence } from '../text/sentence.ts';
import { hintsOf } from './hints.ts';
import { missingMembers } from './missing.ts';
import type { Cut, PkiMessage } from './model.ts';
import { coded, SCEP_ATTRIBUTES } from './names.ts';
import { transactionIDOrigin } from './transaction-id.ts';

/** What the content of a SignedData is, where it can be told. */
export interface SignedContent {
  readonly envelope?: EnvelopedData;
  readonly inner?: SignedData;
}

/** Reads the element inside eContent: an envelope, or the certificates of a GetNextCACert answer. */
export function readSignedContent(reading: Reading, eContent: Octets | undefined): SignedContent {
  if (!eContent || eContent.bytes.length < 2) return {};
  const root = reading.readInside(eContent.holder, eContent.source);
  if (!looksLikeContentInfo(root)) return {};
  const { contentType, content } = readContentInfo(reading, root);
  if (contentType === OID.envelopedData) return { envelope: envelopeOf(reading, root, content, 'enveloped') };
  if (contentType === OID.authEnvelopedData) return { envelope: envelopeOf(reading, root, content, 'authenticated') };
  return contentType === OID.signedData && content ? { inner: readSignedData(reading, content) } : {};
}

/** An envelope that is known to be one, even where nothing of it is there yet. */
function envelopeOf(reading: Reading, root: Tlv, content: Tlv | undefined, kind: 'enveloped' | 'authenticated'): EnvelopedData {
  return readEnvelopedData(
    reading,
    content ?? { ...root, form: 'definite', declaredLength: undefined, children: [], truncated: true },
    kind,
  );
}

/** True where a signer's attributes are those of SCEP. */
export function hasScepAttributes(signedData: SignedData): boolean {
  const oids = new Set(SCEP_ATTRIBUTES);
  return (signedData.signerInfos?.items ?? []).some(({ signedAttributes }) =>
    (signedAttributes?.items ?? []).some(({ oid }) => oids.has(oid)),
  );
}

/** The SCEP view of a SignedData (RFC 8894 3.1, 3.2). */
export function readPkiMessage(
  reading: Reading,
  signedData: SignedData,
  envelope: EnvelopedData | undefined,
  indefinite: boolean,
): Omit<PkiMessage, 'missing'> {
  const [signerInfo] = signedData.signerInfos?.items ?? [];
  const signer = signedData.certificates?.items.find((certificate) => identifies(signerInfo?.signerId, certificate));
  const attributes = scepAttributes(reading, signerInfo);
  const origin = transactionIDOrigin(attributes.transactionID, signer?.publicKey);
  const view = {
    signedData,
    ...attributes,
    ...(envelope ? { envelope } : {}),
    ...(signerInfo ? { signerInfo } : {}),
    ...(signer ? { signer } : {}),
    ...(origin ? { transactionIDOrigin: origin } : {}),
  };
  return { ...view, hints: hintsOf(view, indefinite) };
}

/** Adds what is not there, and why. */
export function withMissing(
  view: Omit<PkiMessage, 'missing'>,
  cut: Cut | undefined,
  problems: readonly ByteProblem[],
): PkiMessage {
  return { ...view, missing: missingMembers(view, cut, problems) };
}

type ScepAttributes = Omit<
  PkiMessage,
  'signedData' | 'envelope' | 'signerInfo' | 'signer' | 'transactionIDOrigin' | 'hints' | 'missing'
>;

function scepAttributes(reading: Reading, signerInfo: SignerInfo | undefined): ScepAttributes {
  const find = (oid: string): Attribute | undefined => {
    const all = attributesOf(signerInfo?.signedAttributes, oid);
    const last = all.at(-1);
    if (last && all.length > 1) reading.problem('attribute-twice', last.tlv, twice(last.name));
    return last;
  };
  const type = find(OID.messageType)?.text;
  const status = find(OID.pkiStatus)?.text;
  const fail = find(OID.failInfo)?.text;
  const failText = find(OID.failInfoText)?.text;
  const transactionID = find(OID.transactionID)?.text;
  const senderNonce = find(OID.senderNonce)?.hex;
  const recipientNonce = find(OID.recipientNonce)?.hex;
  const signingTime = find(OID.signingTime)?.time;
  const messageDigest = find(OID.messageDigest)?.hex;
  const error = find(OID.szOID_ENROLL_SCEP_ERROR)?.text;
  return {
    ...(type === undefined ? {} : { messageType: coded(type, MESSAGE_TYPE) }),
    ...(status === undefined ? {} : { pkiStatus: coded(status, PKI_STATUS) }),
    ...(fail === undefined ? {} : { failInfo: coded(fail, FAIL_INFO) }),
    ...(failText === undefined ? {} : { failInfoText: failText }),
    ...(transactionID === undefined ? {} : { transactionID }),
    ...(senderNonce === undefined ? {} : { senderNonce }),
    ...(recipientNonce === undefined ? {} : { recipientNonce }),
    ...(signingTime ? { signingTime } : {}),
    ...(messageDigest === undefined ? {} : { messageDigest }),
    ...(error === undefined ? {} : { scepError: scepError(error) }),
  };
}

function twice(name: string): Sentence {
  return msg('{0} stands here more than once; the last one is shown.', name);
}

/** NDES writes the HRESULT as a signed decimal number. */
function scepError(text: string): NonNullable<PkiMessage['scepError']> {
  if (!/^-?\d{1,10}$/.test(text)) return { text };
  return { text, hresult: Number(text) >>> 0 };
}
