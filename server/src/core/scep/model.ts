import type { Asn1Time, ByteProblem, Reading, Tlv } from '../asn1/index.ts';
import type { EntityId, EnvelopedData, SignedData, SignerInfo } from '../cms/index.ts';
import type { Secret } from '../text/secret.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Certificate, CertificationRequest, Name, RevocationList } from '../x509/index.ts';

/** What some bytes turned out to be. Every view may be partial: a member that is not there was cut off, left out or damaged. */
export type DecodedMessage =
  | (DecodedBase & { readonly kind: 'pki-message'; readonly message: PkiMessage })
  /** SignedData that is no SCEP message, or is cut before it shows what it is. */
  | (DecodedBase & { readonly kind: 'signed-data'; readonly signedData: SignedData; readonly inner?: SignedData })
  /** Certificates and revocation lists only: the answer to GetCACert, or what a CertRep holds. */
  | (DecodedBase & { readonly kind: 'certificates'; readonly signedData: SignedData })
  | (DecodedBase & { readonly kind: 'enveloped-data'; readonly envelope: EnvelopedData })
  | (DecodedBase & { readonly kind: 'certificate'; readonly certificate: Certificate })
  | (DecodedBase & { readonly kind: 'csr'; readonly request: CertificationRequest })
  | (DecodedBase & { readonly kind: 'crl'; readonly revocationList: RevocationList })
  | (DecodedBase & { readonly kind: 'issuer-and-subject'; readonly issuer: Name; readonly subject: Name })
  | (DecodedBase & { readonly kind: 'issuer-and-serial'; readonly id: EntityId })
  | (DecodedBase & { readonly kind: 'caps'; readonly capabilities: readonly string[] })
  /** Text that begins in the midst of a message: what can be read of it without what comes before. */
  | (DecodedBase & { readonly kind: 'fragment' } & FragmentView)
  /** A private key, or a PKCS#12 file that may hold one: nothing of it is shown. */
  | (DecodedBase & { readonly kind: 'private-key'; readonly form: PrivateKeyForm })
  | (DecodedBase & { readonly kind: 'unknown' });

export type PrivateKeyForm = 'plain' | 'encrypted' | 'pkcs12';

export interface FragmentView {
  /** Elements that were recognised, in the order of the text. */
  readonly elements: readonly Tlv[];
  readonly certificates: readonly Certificate[];
  /** What the elements say of the message; absent where they are none of a SCEP message. Nothing is said to be missing. */
  readonly message?: PkiMessage;
}

export interface DecodedBase {
  /** Bytes that are there. */
  readonly length: number;
  /** Absent where the bytes are no ASN.1 at all, and where they begin in the midst of a message. */
  readonly root?: Tlv;
  readonly reading: Reading;
  readonly problems: readonly ByteProblem[];
  readonly cut?: Cut;
  /** Bytes from here on do not belong to the message. */
  readonly trailingAt?: number;
}

/** Where a message stops before its end. */
export interface Cut {
  /** Number of bytes that are there. */
  readonly atByte: number;
  /** Name of the innermost element that is cut: `encryptedContent`. */
  readonly inside: string;
  /** What the lengths that are there say the whole message has, at least. */
  readonly atLeastBytes?: number;
}

/** A pkiMessage (RFC 8894 3): SignedData over an encrypted request or answer. */
export interface PkiMessage {
  readonly signedData: SignedData;
  /** The pkcsPKIEnvelope. */
  readonly envelope?: EnvelopedData;
  readonly signerInfo?: SignerInfo;
  /** The certificate that the signerInfo names, where the message holds it. */
  readonly signer?: Certificate;
  readonly messageType?: Coded;
  readonly pkiStatus?: Coded;
  readonly failInfo?: Coded;
  readonly failInfoText?: string;
  readonly transactionID?: string;
  readonly transactionIDOrigin?: TransactionIDOrigin;
  /** Hex. */
  readonly senderNonce?: string;
  /** Hex. */
  readonly recipientNonce?: string;
  readonly signingTime?: Asn1Time;
  /** Hex. */
  readonly messageDigest?: string;
  /** szOID_ENROLL_SCEP_ERROR: why NDES refused. */
  readonly scepError?: { readonly text: string; readonly hresult?: number };
  /** What tells the sender's software, and oddities that look like damage and are none. */
  readonly hints: readonly Hint[];
  /** What a reader expects and this text does not hold, in the order of the message. */
  readonly missing: readonly Missing[];
}

/** A number that SCEP sends as text. */
export interface Coded {
  readonly text: string;
  /** Undefined where the text is no number. */
  readonly value?: number;
  /** `PKCSReq`; undefined where no standard names the value. */
  readonly name?: string;
}

/** The transactionID is this hash of the key, in hex. */
export interface TransactionIDOrigin {
  readonly hash: 'md5' | 'sha1' | 'sha256' | 'sha512';
  readonly of: 'SubjectPublicKeyInfo' | 'subjectPublicKey';
}

export interface Hint {
  readonly id:
    | 'indefinite-length'
    | 'algorithm-protection'
    | 'zero-byte-content'
    | 'no-certificates'
    | 'scep-error'
    | 'authenticated-encryption';
  readonly message: Sentence;
}

export interface Missing {
  /** In the standard's word: `transactionID`. */
  readonly member: string;
  readonly reason: Sentence;
}

/** A message in words, still without markup: what a hover shows, in this order. */
export interface MessageExplanation {
  readonly title: Sentence;
  /** What decides: where the message stops, what cannot be known, what was refused. */
  readonly paragraphs: readonly Sentence[];
  /** Its members, those that matter first. */
  readonly rows: readonly MessageRow[];
  /** What else is good to know: how it is written, and with which algorithms. */
  readonly remarks: readonly Sentence[];
}

export interface MessageRow {
  readonly label: Sentence;
  readonly value: Sentence;
  /** Shown in fixed-width type. */
  readonly code?: boolean;
}

/** One line of a decoded message, for the decoded document, the outline and the command line. */
export interface DecodedNode {
  readonly label: Sentence;
  /** What stands there; absent for a mere container. */
  readonly value?: Sentence;
  /** Set instead of `value` where the content must stay masked until somebody asks for it. */
  readonly secret?: Secret;
  /** First byte of the element and the one behind its last, where the node is an element of the message. */
  readonly offset?: number;
  readonly end?: number;
  readonly problems: readonly ByteProblem[];
  readonly children: readonly DecodedNode[];
}
