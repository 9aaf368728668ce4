import { is, TAG, type Tlv } from '../../asn1/index.ts';
import { entityText, type SignedData } from '../../cms/index.ts';
import type { FoundPayload } from '../../encoding/model.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import { looksLikeName } from '../../x509/index.ts';
import type { DecodedMessage, MessageExplanation, MessageRow, PrivateKeyForm } from '../model.ts';
import { PRIVATE_KEY_NAMES } from '../private-key.ts';
import { certificateRows, certificatesRows, crlRows, csrRows, nameRow } from './certificates.ts';
import { cutText } from './cut.ts';
import { envelopeRows } from './envelope.ts';
import { explainFragment } from './fragment.ts';
import { otherContent } from './other-content.ts';
import { explainPkiMessage } from './pki-message.ts';

/**
 * A decoded message in words: what it is, what it says, where it stops and what can therefore not be known. `payload` is where
 * the bytes were found: it adds why they end there.
 */
export function explainMessage(decoded: DecodedMessage, payload?: FoundPayload): MessageExplanation {
  const { title, paragraphs, rows, remarks } = explain(decoded);
  const first: Sentence[] = [...paragraphs];
  if (decoded.kind !== 'pki-message' && decoded.kind !== 'unknown' && decoded.cut) first.unshift(cutText(decoded.cut));
  if (payload?.cut && (decoded.cut || decoded.kind === 'fragment')) first.push(...visibleCut(payload));
  first.push(...damageOf(payload));
  if (decoded.trailingAt !== undefined && decoded.kind !== 'unknown') {
    first.push(msg('{0} bytes behind the message do not belong to it.', decoded.length - decoded.trailingAt));
  }
  const [problem] = decoded.problems;
  if (problem) first.push(msg('At byte {0}: {1}', problem.offset, problem.message));
  return { title, paragraphs: first, rows, remarks: remarks ?? [] };
}

/** Why a text stops where it does; `end-of-text` needs no word. */
function visibleCut({ cut, steps }: FoundPayload): readonly Sentence[] {
  if (cut?.why === 'ellipsis') return [ELLIPSIS];
  if (cut?.why === 'trailing-backslash') return [BACKSLASH];
  if (cut?.why !== 'mid-quantum') return [];
  return [steps.includes('hex') || steps.includes('hex-dump') ? HALF_BYTE : MID_QUANTUM];
}

const ELLIPSIS = msg('Whoever wrote the log put "..." in place of the rest.');
const MID_QUANTUM = msg('The base64 text stops in the middle of a group of four: the log was cut, not the message.');
const HALF_BYTE = msg('The hex text stops in the middle of a byte: the log was cut, not the message.');
const BACKSLASH = msg('The line ends with a backslash: the rest was lost when the log was copied.');

const MAX_DAMAGES = 3;

/** What is wrong with the text that the bytes were found in: it explains what else looks wrong. */
function damageOf(payload: FoundPayload | undefined): readonly Sentence[] {
  const damages = payload?.problems.map(({ message }) => message) ?? [];
  if (damages.length <= MAX_DAMAGES) return damages;
  return [...damages.slice(0, MAX_DAMAGES), msg('{0} more places of the text are damaged.', damages.length - MAX_DAMAGES)];
}

/** Most kinds have no remarks. */
type Words = Omit<MessageExplanation, 'remarks'> & Partial<Pick<MessageExplanation, 'remarks'>>;

function explain(decoded: DecodedMessage): Words {
  switch (decoded.kind) {
    case 'pki-message':
      return explainPkiMessage(decoded.message, decoded.cut);
    case 'signed-data':
      return explainSignedData(decoded);
    case 'certificates':
      return explainCertificates(decoded.signedData);
    case 'enveloped-data':
      return {
        title: msg('Encrypted content (CMS EnvelopedData)'),
        paragraphs: [BARE_ENVELOPE],
        rows: envelopeRows(decoded.envelope),
      };
    case 'certificate':
      return { title: msg('X.509 certificate'), paragraphs: [], rows: certificateRows(decoded.certificate) };
    case 'csr':
      return { title: msg('Certificate request (PKCS#10)'), paragraphs: [], rows: csrRows(decoded.request) };
    case 'crl':
      return { title: msg('Certificate revocation list'), paragraphs: [], rows: crlRows(decoded.revocationList) };
    case 'issuer-and-subject':
      return { title: msg('IssuerAndSubject: the content of a CertPoll'), paragraphs: [], rows: nameRows(decoded) };
    case 'issuer-and-serial':
      return {
        title: msg('IssuerAndSerialNumber: the content of a GetCert or GetCRL'),
        paragraphs: [],
        rows: [{ label: msg('Certificate'), value: entityText(decoded.id) ?? msg('unknown'), code: true }],
      };
    case 'caps':
      return {
        title: msg('Answer to GetCACaps'),
        paragraphs: [],
        rows: [{ label: msg('Capabilities'), value: verbatim(decoded.capabilities.join(', ')), code: true }],
      };
    case 'fragment':
      return explainFragment(decoded);
    case 'private-key':
      return { title: PRIVATE_KEY_NAMES[decoded.form], paragraphs: [KEY_TEXTS[decoded.form]], rows: [] };
    case 'unknown':
      return { title: msg('Not recognised as a SCEP message'), paragraphs: [unknownText(decoded)], rows: [] };
  }
}

function explainSignedData({ signedData, inner, cut }: Extract<DecodedMessage, { kind: 'signed-data' }>): Words {
  if (inner) return { title: msg('Answer to GetNextCACert'), paragraphs: [NEXT_CA], rows: certificatesRows(inner) };
  const other = otherContent(signedData);
  if (other) return { title: other.title, paragraphs: [other.meaning], rows: certificatesRows(signedData) };
  return { title: msg('CMS SignedData'), paragraphs: cut ? [UNDECIDED] : [NO_SCEP], rows: certificatesRows(signedData) };
}

function explainCertificates(signedData: SignedData): Words {
  const rows = certificatesRows(signedData);
  if ((signedData.certificates?.items.length ?? 0) > 0) {
    return { title: msg('Certificates only (CMS SignedData)'), paragraphs: [DEGENERATE], rows };
  }
  return { title: msg('Revocation lists only (CMS SignedData)'), paragraphs: [ONLY_LISTS], rows };
}

function nameRows({ issuer, subject }: Extract<DecodedMessage, { kind: 'issuer-and-subject' }>): readonly MessageRow[] {
  return [...nameRow(msg('Issuer'), issuer), ...nameRow(msg('Subject'), subject)];
}

function unknownText({ length, cut, root }: DecodedMessage): Sentence {
  if (length === 0) return EMPTY;
  return cut && is(root, TAG.sequence) && mayBecomeKnown(root)
    ? msg('Only {0} bytes are there: too few to say what they begin.', length)
    : UNKNOWN;
}

/** True where the text ends before what comes first in every structure that is known here: an identifier, a name, a whole first part. */
function mayBecomeKnown({ children }: Tlv): boolean {
  const [first, second] = children;
  if (!first || (children.length === 1 && first.truncated)) return true;
  if (is(first, TAG.oid))
    return children.length < 3 && (second === undefined || (second.truncated && second.children.length === 0));
  if (children.length === 1) return is(first, TAG.sequence);
  return children.length === 2 && is(first, TAG.sequence) && looksLikeName(first) && second?.truncated === true;
}

const UNDECIDED = msg('The text ends before it shows whether this is a SCEP message.');
const NO_SCEP = msg('Signed, but without the attributes and the content of a SCEP message.');
const DEGENERATE = msg('Nobody signed this: it only carries certificates, as the answer to GetCACert does.');
const ONLY_LISTS = msg('Nobody signed this: it only carries revocation lists, as the content of an answer to GetCRL does.');
const NEXT_CA = msg('The certificates of the CA that will follow, signed by the CA of today.');
const BARE_ENVELOPE = msg('Encrypted for the recipient; the signed part of a SCEP message is not around it.');
const PRIVATE_KEY = msg(
  'This is a private key. It does not belong in a log: nothing of it is shown. Remove it, and replace the key.',
);
const ENCRYPTED_KEY = msg(
  'This is a private key, protected by a password. It does not belong in a log: nothing of it is shown. Remove it, and replace the key if the password may be known.',
);
const PKCS12 = msg(
  'This is a PKCS#12 file: certificates, mostly with their private key, protected by a password. It does not belong in a log: nothing of it is shown. To open messages with it, load it as a key.',
);
const KEY_TEXTS: Readonly<Record<PrivateKeyForm, Sentence>> = { plain: PRIVATE_KEY, encrypted: ENCRYPTED_KEY, pkcs12: PKCS12 };
const UNKNOWN = msg('These bytes are no CMS message, certificate, request or list of capabilities.');
const EMPTY = msg('There is not a single byte.');
