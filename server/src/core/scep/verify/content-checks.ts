import { MESSAGE_TYPE, PKI_STATUS } from '../../facts/scep-values.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { decodeMessage } from '../decode.ts';
import { isAnswer } from '../message-kind.ts';
import type { DecodedMessage, PkiMessage } from '../model.ts';
import { isDetached } from './message-signature.ts';
import type { Check } from './model.ts';

type Kind = DecodedMessage['kind'];

/** What is signed: an envelope in every request and in an answer that grants something (RFC 8894 3.1, 3.3.2.1). */
export const checkContent: Check = (message) => {
  const { signedData, signerInfo, envelope, pkiStatus } = message;
  if (signedData.complete && signedData.signerInfos?.items.length === 0) {
    return [{ id: 'signature-missing', severity: 'error', byteOffset: 0, message: UNSIGNED }];
  }
  if (envelope || !signerInfo?.signatureAlgorithm || signerInfo.signedAttributes?.complete === false) return [];
  const byteOffset = signerInfo.range.start;
  if (isDetached(message)) return [{ id: 'content-detached', severity: 'warning', byteOffset, message: DETACHED }];
  if (pkiStatus?.value === PKI_STATUS.SUCCESS)
    return [{ id: 'certificate-missing', severity: 'error', byteOffset, message: NOTHING_GRANTED }];
  if (isAnswer(message)) return [];
  return [{ id: 'envelope-missing', severity: 'error', byteOffset, message: whatStandsThere(message) }];
};

function whatStandsThere({ signedData: { eContent } }: PkiMessage): Sentence {
  if (!eContent || eContent.bytes.length === 0) return EMPTY;
  const { kind } = decodeMessage(eContent.bytes);
  return kind === 'unknown'
    ? NO_ENVELOPE
    : msg('The content is not encrypted: it is {0} as plain text. Servers refuse that.', KINDS[kind]);
}

/** What the encrypted part of each messageType must hold (RFC 8894 3.3). */
const WANTED: Readonly<Record<number, { readonly kinds: readonly Kind[]; readonly text: Sentence }>> = {
  [MESSAGE_TYPE.CertRep]: { kinds: ['certificates', 'signed-data'], text: msg('certificates') },
  [MESSAGE_TYPE.RenewalReq]: { kinds: ['csr'], text: msg('a certificate request (PKCS#10)') },
  [MESSAGE_TYPE.UpdateReq]: { kinds: ['csr'], text: msg('a certificate request (PKCS#10)') },
  [MESSAGE_TYPE.PKCSReq]: { kinds: ['csr'], text: msg('a certificate request (PKCS#10)') },
  [MESSAGE_TYPE.CertPoll]: { kinds: ['issuer-and-subject'], text: msg('IssuerAndSubject') },
  [MESSAGE_TYPE.GetCert]: { kinds: ['issuer-and-serial'], text: msg('IssuerAndSerialNumber') },
  [MESSAGE_TYPE.GetCRL]: { kinds: ['issuer-and-serial'], text: msg('IssuerAndSerialNumber') },
};

/** After decryption: whether the content is what its messageType says. */
export const checkInside: Check = ({ messageType, envelope }, { content }) => {
  const wanted = WANTED[messageType?.value ?? -1];
  if (!content || !wanted || wanted.kinds.includes(content.kind)) return [];
  const message = msg(
    'A {0} must hold {1}. This one holds {2}: the other side refuses it.',
    messageType?.name ?? '',
    wanted.text,
    KINDS[content.kind],
  );
  return [{ id: 'content-unexpected', severity: 'error', byteOffset: envelope?.range.start ?? 0, message }];
};

const KINDS: Readonly<Record<Kind, Sentence>> = {
  'pki-message': msg('another SCEP message'),
  'signed-data': msg('signed data'),
  certificates: msg('certificates'),
  'enveloped-data': msg('encrypted content'),
  certificate: msg('a certificate'),
  csr: msg('a certificate request (PKCS#10)'),
  crl: msg('a certificate revocation list'),
  'issuer-and-subject': msg('IssuerAndSubject'),
  'issuer-and-serial': msg('IssuerAndSerialNumber'),
  caps: msg('a list of capabilities'),
  fragment: msg('a piece of a message'),
  'private-key': msg('a private key'),
  unknown: msg('something that is not recognised'),
};

const UNSIGNED = msg('Nobody signed the message: the other side refuses it.');
const DETACHED = msg(
  'The content that was signed is not in this text, so it cannot be compared with its digest. SCEP wants it inside the message.',
);
const NOTHING_GRANTED = msg(
  'The answer says SUCCESS, but has no encrypted content: there is no certificate in it, and the device gets nothing.',
);
const EMPTY = msg('The message has no content: there is no encrypted request in it, and servers refuse that.');
const NO_ENVELOPE = msg('The content is no encrypted content (EnvelopedData): servers refuse that.');
