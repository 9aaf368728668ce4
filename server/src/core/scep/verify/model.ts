import type { Sentence } from '../../text/sentence.ts';
import type { Certificate, CertificationRequest } from '../../x509/index.ts';
import type { DecodedMessage, PkiMessage } from '../model.ts';

/** One conclusion about a message, drawn by checking it and not only by reading it. */
export interface MessageFinding {
  /** kebab-case, stable. */
  readonly id: string;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: Sentence;
  /** First byte of the element it is about. */
  readonly byteOffset: number;
  /** Set where that byte is counted from the start of the decrypted content, and not of the message. */
  readonly within?: 'content';
}

/** What else is known of the same case. All of it is optional: what is not there is not checked. */
export interface VerifyContext {
  /** RA and CA certificates of the server, for instance from a GetCACert answer. */
  readonly serverCertificates?: readonly Certificate[];
  /** When the message was sent, in epoch milliseconds. */
  readonly atMs?: number;
  /** What is inside, after decryption. */
  readonly content?: DecodedMessage;
  /** The request inside, after decryption. */
  readonly request?: CertificationRequest;
  /** For a CertRep: the message that it answers. */
  readonly inReplyTo?: PkiMessage;
  /** For a CertRep: the certificates inside, after decryption. */
  readonly issued?: readonly Certificate[];
}

/** One check. It looks at what is there and gives nothing where it cannot tell. */
export type Check = (message: PkiMessage, context: VerifyContext) => readonly MessageFinding[];
