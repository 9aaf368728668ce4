import type { NumberToken, Span, Token } from '../text/span.ts';

/**
 * What a record says in SCEP's words, whatever the format. Formats produce events; rules and correlation read only them.
 * Spans are offsets in the document's text and mark the exact token.
 */
export type LogEvent = HttpEvent | ScepEvent | StateEvent | ErrorEvent | NoteEvent | WindowsEvent | SettingEvent;

/** RFC 8894 section 4 operations, the two calls of the policy module, and the pages around them. */
export type Operation =
  | 'GetCACaps'
  | 'GetCACert'
  | 'GetNextCACert'
  | 'PKIOperation'
  | 'VerifyRequest' // POST /CertificateRegistrationSvc/Certificate/VerifyRequest
  | 'Notify' // POST /CertificateRegistrationSvc/Certificate/Notify
  | 'BareUrl' // mscep.dll without an operation
  | 'AdminPage' // /certsrv/mscep_admin
  | 'OtherScep' // a SCEP URL with an operation that no standard names
  | 'Other'; // a request that has nothing to do with SCEP

export type Platform = 'ios' | 'macos' | 'android' | 'windows' | 'policy-module' | 'test-script' | 'browser' | 'unknown';

/** One HTTP request, response or (in a server log) both. */
export interface HttpEvent {
  readonly kind: 'http';
  /** Who wrote it down: the server (IIS) or the device. */
  readonly side: 'server' | 'device';
  readonly phase: 'request' | 'response' | 'exchange';
  readonly operation: Operation;
  /** The most telling token: the operation in the query, else the URL. */
  readonly span: Span;
  readonly platform: Platform;
  readonly method?: Token;
  /** Path in a server log, whole URL in a device log. */
  readonly url?: Token;
  readonly query?: Token;
  readonly status?: NumberToken;
  readonly substatus?: NumberToken;
  readonly win32?: NumberToken;
  /** Reason phrase as a device logs it: `200 OK` has `OK`. In an HTTPERR log, why http.sys answered itself: `AppOffline`. */
  readonly reason?: Token;
  /** Request queue, which is the application pool: only HTTPERR logs it. */
  readonly queue?: Token;
  /** The thread that logged it, where lines of several calls interleave. */
  readonly thread?: string;
  /** Address of the device or of the proxy before it. */
  readonly client?: Token;
  /** Address of the device itself, where a custom field (`X-Forwarded-For`) logs what the proxy says. */
  readonly forwardedFor?: Token;
  readonly server?: Token;
  /** Name of the server, where the log has it beside the address; of SCEP requests only. */
  readonly serverName?: Token;
  readonly userAgent?: Token;
  readonly durationMs?: number;
  readonly payload?: PayloadRef;
}

/** A PKIOperation message that the record holds, or the place where it was. */
export interface PayloadRef {
  /** The value of `message=` or the bare base64, still encoded. */
  readonly span: Span;
  /** `cut` where the text visibly stops early; `ellipsis` where the logger wrote `...` in its place. */
  readonly state: 'logged' | 'cut' | 'ellipsis';
}

/** A SCEP message that a client library described in its own words (jscep's toString). */
export interface ScepEvent {
  readonly kind: 'scep';
  readonly direction: 'request' | 'response';
  readonly span: Span;
  /** As logged: `PKCS_REQ`, `CERT_REP`. */
  readonly messageType?: Token;
  /** As logged: `SUCCESS`, `FAILURE`, `PENDING`. */
  readonly pkiStatus?: Token;
  /** As logged: `badRequest`; absent where the log says `<null>`. */
  readonly failInfo?: Token;
  readonly transactionID?: Token;
  readonly senderNonce?: Token;
  readonly recipientNonce?: Token;
}

/** A certificate moved on in a client's state machine. */
export interface StateEvent {
  readonly kind: 'state';
  readonly machine: 'root' | 'scep';
  readonly span: Span;
  /** The certificate's name in the log (`ModelName=…;Hash=…`). */
  readonly alias: Token;
  readonly from: Token;
  readonly to: Token;
}

/** An error in a notation that carries its own vocabulary. */
export interface ErrorEvent {
  readonly kind: 'error';
  readonly notation: 'java-exception' | 'ns-error' | 'scep-error-key' | 'dotnet-exception' | 'windows-error';
  /** The token to mark: class name, `Code` line or key. */
  readonly span: Span;
  /** Exception class, NSError domain, the key `SCEP_ERROR_…`, or the function or call that gave a Windows error. */
  readonly name: Token;
  readonly code?: NumberToken;
  /** Text in the device's language. */
  readonly text?: Token;
  /** English text where the log has both (`US Desc`). */
  readonly englishText?: Token;
  /** The part of the app that logged it, where the log names it. */
  readonly logger?: string;
  /** The thread that logged it, where lines of several calls interleave. */
  readonly thread?: string;
  /** Nested causes, outermost first; the last one is the root cause. */
  readonly causes: readonly ErrorEvent[];
}

/** A known message of a client, by the id under which `facts/notes/index.ts` explains it. */
export interface NoteEvent {
  readonly kind: 'note';
  readonly note: string;
  readonly span: Span;
  /** What the note is about: a profile, an alias, a URL, a count. */
  readonly subject?: Token;
  readonly count?: number;
  /** Where a profile that arrives sends the device, and the CA that it expects there. */
  readonly profile?: { readonly server?: Token; readonly caThumbprint?: Token };
  /** The thread that logged it, where lines of several calls interleave. */
  readonly thread?: string;
}

/** One setting of a profile that tells a device how to enroll. Secrets are left out. */
export interface SettingEvent {
  readonly kind: 'setting';
  /** The value; the type of the payload where the payload leaves the setting out. */
  readonly span: Span;
  /** Type of the payload: `com.apple.security.scep`. */
  readonly payload: string;
  /** The key; for a setting that is left out, its name at the type of the payload. */
  readonly name: Token;
  /** Absent where a whole payload leaves out a setting that is required, or that has a default which matters. */
  readonly value?: Token;
}

/** One event of a Windows event log, in whichever form it was exported. */
export interface WindowsEvent {
  readonly kind: 'windows-event';
  /** The event id. */
  readonly span: Span;
  /** As logged: `Microsoft-Windows-CAPI2`, or only `CAPI2`; absent in an excerpt that begins below it. */
  readonly provider?: Token;
  readonly eventId: NumberToken;
  readonly channel?: Token;
  readonly computer?: Token;
  /** The rendered message, in the language of the server, escapes undone. Absent where an export holds only data. */
  readonly text?: Token;
  /** The values that the provider logged, in its order; only XML has them. */
  readonly data: readonly EventDatum[];
  /** Error codes in the message and the data, in log order, as unsigned 32-bit numbers. */
  readonly codes: readonly NumberToken[];
}

/** One value of an event; `name` is empty where the provider gave none. */
export interface EventDatum {
  readonly name: string;
  readonly value: Token;
}
