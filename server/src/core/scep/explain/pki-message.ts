import { shown, shownTime } from '../../asn1/index.ts';
import { nameOfCode } from '../../facts/codes/win32.ts';
import { FAIL_INFO, MESSAGE_TYPE, PKI_STATUS } from '../../facts/scep-values.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import { keyText } from '../../x509/index.ts';
import { verdictOf, whyText } from '../algorithms.ts';
import { asksForCertificate } from '../message-kind.ts';
import type { Coded, Cut, MessageExplanation, MessageRow, PkiMessage } from '../model.ts';
import { codedText } from '../names.ts';
import { certificateText } from './certificates.ts';
import { cutText, unknowableText } from './cut.ts';
import { envelopeRows, judged } from './envelope.ts';

/** A pkiMessage in words; the five things that matter come first. */
export function explainPkiMessage(message: PkiMessage, cut: Cut | undefined): MessageExplanation {
  const { missing } = message;
  const paragraphs = [
    cut && cutText(cut),
    cut && unknowableText(missing),
    ...statusTexts(message, cut),
    ...(cut ? [] : missing.map(({ member, reason }) => msg('{0} is missing. {1}', member, reason))),
  ].filter((paragraph) => paragraph !== undefined);
  const content = contentText(message);
  const remarks = [...(content ? [content] : []), ...weakAlgorithms(message), ...message.hints.map((hint) => hint.message)];
  return { title: titleOf(message), paragraphs, rows: rowsOf(message), remarks };
}

function titleOf({ messageType, pkiStatus, envelope }: PkiMessage): Sentence {
  if (!messageType) return envelope ? msg('SCEP message with encrypted content') : msg('SCEP message');
  const type = codedText(messageType);
  if (pkiStatus) return msg('SCEP answer {0}: {1}', type, codedText(pkiStatus));
  const purpose = PURPOSES[messageType.value ?? -1];
  return purpose ? msg('SCEP message {0}: {1}', type, purpose) : msg('SCEP message {0}', type);
}

const PURPOSES: Readonly<Record<number, Sentence>> = {
  [MESSAGE_TYPE.CertRep]: msg('the server’s answer'),
  [MESSAGE_TYPE.RenewalReq]: msg('renews a certificate, signed with the old one'),
  [MESSAGE_TYPE.UpdateReq]: msg('updates a certificate; older drafts only, no current standard'),
  [MESSAGE_TYPE.PKCSReq]: msg('requests a certificate'),
  [MESSAGE_TYPE.CertPoll]: msg('asks again for a certificate that is pending'),
  [MESSAGE_TYPE.GetCert]: msg('fetches a certificate'),
  [MESSAGE_TYPE.GetCRL]: msg('fetches a revocation list'),
};

/** What the server decided, and why, each in a sentence of its own. */
function statusTexts(message: PkiMessage, cut: Cut | undefined): readonly Sentence[] {
  const { pkiStatus, envelope } = message;
  if (pkiStatus?.value === PKI_STATUS.SUCCESS) return [envelope || cut ? GRANTED : GRANTED_EMPTY];
  if (pkiStatus?.value === PKI_STATUS.PENDING) return [PENDING];
  return pkiStatus?.value === PKI_STATUS.FAILURE ? refusal(message, cut) : [];
}

function refusal({ failInfo, failInfoText, scepError }: PkiMessage, cut: Cut | undefined): readonly Sentence[] {
  const cause = ndesCauseText(scepError?.hresult);
  return [
    refusedText(failInfo, cut),
    ...(failInfoText === undefined ? [] : [msg('The server says: {0}', shown(failInfoText))]),
    ...(cause ? [cause] : []),
  ];
}

/** What szOID_ENROLL_SCEP_ERROR says; undefined without it, or where it is no error code. */
export function ndesCauseText(hresult: number | undefined): Sentence | undefined {
  if (hresult === undefined || hresult === 0) return undefined;
  const meaning = nameOfCode(hresult)?.text;
  const code = codeText(hresult);
  return meaning ? msg('NDES names the cause: {0}. {1}', code, meaning) : msg('NDES names the cause: {0}.', code);
}

function refusedText(failInfo: Coded | undefined, cut: Cut | undefined): Sentence {
  if (failInfo) {
    return msg('The server refused the request: {0}. {1}', codedText(failInfo), FAILURES[failInfo.value ?? -1] ?? UNKNOWN_REASON);
  }
  return cut
    ? msg('The server refused the request.')
    : msg('The server refused the request: {0}. {1}', msg('no failInfo'), NO_REASON);
}

const GRANTED = msg('The request was granted. The certificate is inside, encrypted for the device.');
const GRANTED_EMPTY = msg(
  'The server says that it granted the request, but there is no certificate inside: the device gets nothing.',
);
const PENDING = msg('The request waits for an approval on the CA. The device asks again with CertPoll.');
const UNKNOWN_REASON = msg('No standard names this reason.');
const NO_REASON = msg('The message does not say why.');

/** RFC 8894 3.2.1.4. */
const FAILURES: Readonly<Record<number, Sentence>> = {
  [FAIL_INFO.badAlg]: msg('It does not support an algorithm of the request.'),
  [FAIL_INFO.badMessageCheck]: msg(
    'It could not check or decrypt the message: damaged on the way, or made for another RA certificate.',
  ),
  [FAIL_INFO.badRequest]: msg('It does not allow this request: the challenge, the policy module or the CA said no.'),
  [FAIL_INFO.badTime]: msg('The clock of the device is too far from its own.'),
  [FAIL_INFO.badCertId]: msg('It knows no certificate with this issuer and serial number.'),
};

/** What only the recipient can read. A cut message may not have come to its messageType: then nothing is said of the content. */
function contentText({ envelope, pkiStatus, messageType }: PkiMessage): Sentence | undefined {
  if (!envelope || pkiStatus) return undefined;
  return asksForCertificate(messageType) ? SEALED_REQUEST : SEALED_CONTENT;
}

const SEALED_REQUEST = msg(
  'The request inside (subject, challenge) is encrypted: only the private key of the recipient opens it.',
);
const SEALED_CONTENT = msg('What is inside is encrypted: only the private key of the recipient opens it.');

/** True for what is said of a content that nobody has opened yet. */
export function saysSealed(sentence: Sentence): boolean {
  return sentence === SEALED_REQUEST || sentence === SEALED_CONTENT;
}

function weakAlgorithms({ signedData, envelope, signerInfo }: PkiMessage): readonly Sentence[] {
  const oids = [signedData.digestAlgorithms[0]?.oid, signerInfo?.signatureAlgorithm?.oid, envelope?.contentEncryption?.oid];
  return oids.flatMap((oid) => {
    const verdict = verdictOf(oid);
    return verdict && verdict.verdict !== 'ok' ? [whyText(verdict)] : [];
  });
}

function rowsOf(message: PkiMessage): readonly MessageRow[] {
  const { transactionID, failInfo, scepError, signer, signedData, signerInfo, signingTime } = message;
  const signature = signerInfo?.signatureAlgorithm;
  const digest = signedData.digestAlgorithms[0];
  return [
    ...row(msg('transactionID'), transactionID === undefined ? undefined : transactionText(message, transactionID), true),
    ...row(msg('failInfo'), failInfo && verbatim(codedText(failInfo)), true),
    ...row(
      msg('NDES error'),
      scepError && verbatim(scepError.hresult === undefined ? shown(scepError.text) : codeText(scepError.hresult)),
      true,
    ),
    ...row(msg('failInfoText'), message.failInfoText === undefined ? undefined : verbatim(shown(message.failInfoText)), true),
    ...row(msg('Signed by'), signerText(message)),
    ...(message.envelope ? envelopeRows(message.envelope) : []),
    ...row(msg('Digest'), digest?.name === undefined ? undefined : judged(digest.name, digest.oid)),
    ...row(msg('Signature algorithm'), signature?.name === undefined ? undefined : judged(signature.name, signature.oid)),
    ...row(msg('Signer’s key'), signer?.publicKey && keyText(signer.publicKey)),
    ...row(msg('Signing time'), signingTime && verbatim(shownTime(signingTime))),
    ...row(msg('senderNonce'), message.senderNonce === undefined ? undefined : verbatim(message.senderNonce), true),
    ...row(msg('recipientNonce'), message.recipientNonce === undefined ? undefined : verbatim(message.recipientNonce), true),
  ];
}

function transactionText({ transactionIDOrigin }: PkiMessage, id: string): Sentence {
  if (!transactionIDOrigin) return verbatim(shown(id));
  return msg('{0} ({1} of the signer’s public key: same key, same id)', shown(id), transactionIDOrigin.hash);
}

function signerText({ signer, signedData, signerInfo }: PkiMessage): Sentence | undefined {
  if (signer) return certificateText(signer);
  const [first] = signedData.certificates?.items ?? [];
  const text = first && !signerInfo && certificateText(first);
  return text ? msg('probably {0} (the text ends before the signature)', text) : undefined;
}

/** `0x80070005 (E_ACCESSDENIED)`. */
function codeText(hresult: number): string {
  const name = nameOfCode(hresult)?.name;
  return name === undefined ? hex(hresult) : `${hex(hresult)} (${name})`;
}

function hex(hresult: number): string {
  return `0x${hresult.toString(16).toUpperCase().padStart(8, '0')}`;
}

function row(label: Sentence, value: Sentence | undefined, code = false): readonly MessageRow[] {
  if (!value) return [];
  return code ? [{ label, value, code }] : [{ label, value }];
}
