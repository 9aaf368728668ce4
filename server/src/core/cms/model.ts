import type { Asn1Time, ByteRange, Fragment, Integer, Octets, Tlv } from '../asn1/index.ts';
import type { Algorithm, Certificate, Name, RevocationList } from '../x509/index.ts';

/** A ContentInfo (RFC 5652 3). */
export interface ContentInfo {
  readonly range: ByteRange;
  readonly complete: boolean;
  readonly contentType?: string;
  /** The element inside the explicit tag. */
  readonly content?: Tlv;
  readonly indefinite: boolean;
}

/** SignedData (RFC 5652 5.1). A member that was cut off is absent. */
export interface SignedData {
  readonly complete: boolean;
  readonly version?: number;
  readonly digestAlgorithms: readonly Algorithm[];
  readonly eContentType?: string;
  /** Present where the content, or a part of it, is there; absent in a certificates-only or detached message. */
  readonly eContent?: Octets;
  /** Undefined where the text is cut before the place where the members would stand. */
  readonly certificates?: Members<Certificate>;
  readonly crls?: Members<RevocationList>;
  readonly signerInfos?: Members<SignerInfo>;
}

/** The elements of a SET that are there. */
export interface Members<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

/** SignerInfo (RFC 5652 5.3). */
export interface SignerInfo {
  readonly range: ByteRange;
  readonly version?: number;
  readonly signerId?: EntityId;
  readonly digestAlgorithm?: Algorithm;
  readonly signedAttributes?: Members<Attribute>;
  /** The attributes as they were signed: as a SET, in the order as sent. Present only when whole. */
  readonly signedOctets?: Uint8Array;
  readonly signatureAlgorithm?: Algorithm;
  readonly signature?: Octets;
  readonly unsignedAttributes?: Members<Attribute>;
}

/** Whom a signature or an encrypted key belongs to. */
export type EntityId =
  | { readonly kind: 'issuerAndSerialNumber'; readonly issuer?: Name; readonly serialNumber?: Integer }
  | { readonly kind: 'subjectKeyIdentifier'; readonly hex: string };

/** An attribute (RFC 5652 5.3) with its first value; SCEP's have exactly one. */
export interface Attribute {
  readonly oid: string;
  readonly name: string;
  readonly tlv: Tlv;
  readonly values: readonly Tlv[];
  /** The first value as text, when it is a whole string. */
  readonly text?: string;
  /** `PrintableString`. */
  readonly stringType?: string;
  readonly time?: Asn1Time;
  /** The first value as octets in hex, when it is a whole OCTET STRING. */
  readonly hex?: string;
}

/** EnvelopedData (RFC 5652 6.1) or AuthEnvelopedData (RFC 5083 2.1). */
export interface EnvelopedData {
  readonly range: ByteRange;
  readonly complete: boolean;
  /** True for AuthEnvelopedData. */
  readonly authenticated: boolean;
  /** Length form of the element; absent where its header is cut. */
  readonly indefinite?: boolean;
  readonly version?: number;
  readonly recipients: readonly Recipient[];
  readonly contentType?: string;
  readonly contentEncryption?: ContentEncryption;
  readonly encryptedContent?: Octets;
  /** Authentication tag in hex, of AuthEnvelopedData. */
  readonly mac?: string;
}

export interface ContentEncryption extends Algorithm {
  /** Initialization vector, or nonce of GCM, in hex. */
  readonly iv?: string;
}

/** RecipientInfo (RFC 5652 6.2); of other kinds than key transport only the kind is read. */
export interface Recipient {
  readonly kind: 'keyTransport' | 'keyAgreement' | 'kek' | 'password' | 'other';
  readonly range: ByteRange;
  readonly complete: boolean;
  readonly version?: number;
  readonly recipientId?: EntityId;
  readonly keyEncryption?: KeyEncryption;
  readonly encryptedKey?: Fragment & { readonly octets: Uint8Array; readonly complete: boolean };
}

export interface KeyEncryption extends Algorithm {
  /** RSAES-OAEP parameters (RFC 8017 A.2.1), defaults filled in. */
  readonly oaep?: {
    readonly hash: string;
    readonly maskHash: string /** A label that is not empty, which hardly anybody sends. */;
    readonly labelled: boolean;
  };
}
