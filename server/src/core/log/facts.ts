import type { NamedLines } from '../text/named-lines.ts';
import type { Problem } from '../text/problem.ts';
import type { Said } from '../text/secrets/index.ts';
import type { Sentence } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import type { Coverage } from './coverage.ts';
import type { Operation, Platform } from './event.ts';
import type { FindingGroup, FlowStep } from './finding.ts';
import type { Detection, LanguageId, LogTime } from './model.ts';

/**
 * All that one log says, without its text: plain data but for the observations, which cross into another thread as `packed` makes them.
 * Every road to a log gives it, and a case is made of nothing else. Offsets are those of the whole text in UTF-16 code units; lines and
 * columns count from 0.
 */
export interface LogFacts {
  /** Name of the log in its case, with `/`; an entry of an archive stands behind the archive: `case.zip/NDES/u_ex240501.log`. */
  readonly path: string;
  /** Equal for two texts that are the same, wherever they lie. */
  readonly hash: string;
  readonly format: LanguageId;
  readonly title: Sentence;
  /** How the format was recognised. */
  readonly detection: Detection;
  readonly records: number;
  readonly groups: readonly FindingGroup[];
  /** What was not looked at, or not understood. */
  readonly coverage: Coverage;
  /** The first ones. */
  readonly problems: readonly Problem[];
  /** The lines of every offset that a group, a gap or a problem names. */
  readonly lines: NamedLines;
  /** What the first finding of each group marks, by its start. */
  readonly excerpts: ReadonlyMap<number, Said>;
  /** In log order. */
  readonly observations: readonly Observation[];
  /** SCEP messages in the log, in log order. */
  readonly messages: readonly MessageDigest[];
  /** RA and CA certificates of the server, from answers to GetCACert. */
  readonly serverCertificates: readonly CertificateDigest[];
  /** Channels and providers of Windows events, or sources of traces. */
  readonly channels: readonly Said[];
  /** The first and the last time of the log that could be read. */
  readonly times?: { readonly first: WrittenTime; readonly last: WrittenTime };
  /** Rules that broke on this log, for the developers' log only. */
  readonly faults: readonly string[];
}

/** A moment as a log wrote it. */
export type WrittenTime = Omit<LogTime, 'span'>;

/** The program that wrote a line down. */
export type Writer =
  | 'device'
  | 'iis'
  | 'http-sys'
  | 'ndes' // NDES itself: the Application channel
  | 'policy-module' // NDESPlugin.log
  | 'registration-point' // svclog, legacy connector
  | 'connector' // event channels of the connector
  | 'ca'
  | 'windows' // what else a Windows server says: WAS, CAPI2, Schannel
  | 'intune';

/** What happened, in the words of the flow. */
export type Act =
  | 'profile-delivered'
  | 'acknowledged' // the device's management client confirmed that it will enroll: no proof of anything further
  | 'started'
  | 'GetCACaps'
  | 'GetCACert'
  | 'GetNextCACert'
  | 'request-built'
  | 'PKIOperation'
  | 'verify' // NDES asks the policy module, that one the registration point or Intune
  | 'issue' // the CA decides
  | 'reply' // the device read a CertRep
  | 'notify' // the server side reports the outcome
  | 'state' // the certificate moved on in a state machine of the device
  | 'installed'
  | 'reported' // the device reports the outcome
  | 'error';

/**
 * What one record says about an enrollment. One record may give several. Its members may be read from a table (`log/observed`) each time
 * that they are asked for, so that `{ ...observation }` holds none of them: to change one, take `plainObservation` of it.
 */
export interface Observation {
  /** Index of the record in its log. */
  readonly record: number;
  /** The token that says it. */
  readonly span: Span;
  readonly line: number;
  readonly column: number;
  /** Where the record begins, if that is above `line`. */
  readonly top?: number;
  /** Lines of the record behind its first one. */
  readonly further: number;
  readonly time?: WrittenTime;
  /** How long it took until it was written down, in ms: the record stands at its end. */
  readonly durationMs?: number;
  readonly by: Writer;
  readonly platform: Platform;
  readonly act: Act;
  /** `call`: it was asked; `end`: the answer or the outcome; `whole`: one record shows both. */
  readonly phase: 'call' | 'end' | 'whole';
  /** The step that it speaks of; where one of several failed and the record cannot tell which, the first of them. */
  readonly step: FlowStep;
  /** The last step that a failure may be about, where the record cannot tell which one it is: a CertRep that refuses. */
  readonly upTo?: FlowStep;
  readonly outcome: 'done' | 'failed' | 'waiting' | 'unknown';
  /** One sentence: what the record says. */
  readonly words: Sentence;
  readonly keys: Keys;
  readonly http?: HttpFacts;
  /** The event in a Windows event log. */
  readonly event?: { readonly provider: string; readonly id: number };
  /** Error codes, unsigned. */
  readonly codes?: readonly number[];
  /** The attempt of this log that it is a step of, by `EnrollmentAttempt.id`. */
  readonly attempt?: number;
}

export interface HttpFacts {
  readonly operation: Operation;
  readonly method?: string;
  readonly status?: number;
  readonly substatus?: number;
  readonly win32?: number;
  readonly reason?: string;
  readonly queue?: string;
}

/**
 * What a record can be joined by. Hexadecimal values in capitals without separators, transactionIDs as written; an alias without the
 * escapes and separators that each log writes in its own way, so that equal ones are equal.
 */
export interface Keys {
  readonly transactionID?: string;
  readonly senderNonce?: string;
  readonly recipientNonce?: string;
  /** Of the certificate that was issued. */
  readonly serial?: string;
  /** SHA-1 of the certificate that was issued. */
  readonly thumbprint?: string;
  /** SHA-256 of the public key, of request and certificate alike. */
  readonly keyHash?: string;
  /** Name of the certificate on the device: model and logical name with its hash. */
  readonly alias?: string;
  /** Identifier of the profile: the logical name, or what the connector calls its policy. */
  readonly policy?: string;
  /** Identifier of the device as Intune knows it. */
  readonly device?: string;
  /** Name of the device, where its log gives it. */
  readonly deviceName?: string;
  /** SHA-1 of the CA certificate that the profile names. */
  readonly caThumbprint?: string;
  /** Serial number of the RA certificate that the request is encrypted for. */
  readonly recipient?: string;
  /** The request's subject, as the log writes it. */
  readonly subject?: string;
  /** Process and thread. */
  readonly thread?: string;
  /** Activity or correlation identifier. */
  readonly activity?: string;
  readonly address?: string;
  readonly forwardedFor?: string;
  readonly userAgent?: string;
  /** Name of the machine that wrote the record, or that was called. */
  readonly server?: string;
}

/** A SCEP message, as far as it can be read without a key. */
export interface MessageDigest {
  readonly span: Span;
  readonly line: number;
  readonly column: number;
  /** Index of the record. */
  readonly record: number;
  readonly time?: WrittenTime;
  readonly direction: 'request' | 'response' | 'unknown';
  /** RFC 8894 section 3.2.1.2. */
  readonly messageType?: number;
  readonly pkiStatus?: number;
  readonly failInfo?: number;
  readonly transactionID?: string;
  readonly senderNonce?: string;
  readonly recipientNonce?: string;
  /** SHA-256 of the public key that is to be certified, of the signer's certificate or the request. */
  readonly keyHash?: string;
  /** For whom the content is encrypted: issuer and serial number of each certificate. */
  readonly recipients: readonly { readonly issuer: string; readonly serial: string }[];
  /** True where these are all of them: the text does not end among them, and none is named by its key alone. */
  readonly allRecipients: boolean;
  /** Certificates that a CertRep grants, where they can be read. */
  readonly issued: readonly CertificateDigest[];
}

export interface CertificateDigest {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  /** SHA-1, as Windows shows it. */
  readonly thumbprint: string;
  readonly keyHash: string;
  readonly notBeforeMs?: number;
  readonly notAfterMs?: number;
  readonly ca: boolean;
  /** False where its key usage says that nothing may be encrypted for it: of the two certificates of an RA, the one that signs. */
  readonly encrypts: boolean;
  /** True where it names the SID of its user or computer, for strong mapping. */
  readonly sid: boolean;
}
