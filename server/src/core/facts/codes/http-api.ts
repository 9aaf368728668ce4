import { msg, type Sentence } from '../../text/sentence.ts';
import { byName, type NamedCode, type ScepNote } from './model.ts';

/** Why http.sys answered a request itself, or dropped its connection: the last column of an HTTPERR log. */
export interface HttpApiReason extends NamedCode {
  /** The HTTP statuses that the client got; empty where none is documented. */
  readonly statuses: readonly number[];
  readonly scep?: ScepNote;
}

const SOURCE = 'SA:developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis';

const REASONS: readonly HttpApiReason[] = [
  reason('AppOffline', msg('The application was taken offline after repeated errors (rapid-fail protection).'), {
    statuses: [503],
    scep: {
      note: msg(
        'The SCEP or CertificateRegistrationSvc pool crashed repeatedly. Look for Application Error 1000 (w3wp.exe) and WAS events 5002 and 5009.',
      ),
      verified: false,
    },
  }),
  reason('AppPoolTimer', msg('The process of the application pool is too busy to take the request.'), { statuses: [503] }),
  reason('AppShutdown', msg('The application was shut down by policy: it was idle, or recycled.'), { statuses: [503] }),
  reason('BadRequest', msg('The request could not be read.'), { statuses: [400] }),
  reason('Client_Reset', msg('The client closed the connection before a worker process had the request.'), {
    scep: { note: msg('The device or a probe of a load balancer gave up.'), verified: false },
  }),
  reason('Connection_Abandoned_By_AppPool', msg('The worker process ended unexpectedly or dropped a request that was waiting.'), {
    scep: { note: msg('The pool crashed while a SCEP call was under way.'), verified: false },
  }),
  reason(
    'Connection_Abandoned_By_ReqQueue',
    msg('The worker process ended unexpectedly or dropped a request that was waiting (name since Windows Server 2008).'),
    { scep: { note: msg('The pool crashed or was recycled while a SCEP call was under way.'), verified: false } },
  ),
  reason(
    'Connection_Dropped',
    msg('The connection was closed before the last part of the answer was sent; the client may already have its answer.'),
    { scep: { note: msg('Usually a client that disconnected, which is harmless.'), verified: false } },
  ),
  reason('Connection_Dropped_List_Full', msg('The list of dropped connections is full.')),
  reason('ConnLimit', msg('The connection limit of the site is reached.'), { statuses: [503] }),
  reason('Connections_Refused', msg('The server is short of kernel memory and accepts no new connections.')),
  reason('Disabled', msg('An administrator took the application offline.'), {
    statuses: [503],
    scep: { note: msg('Somebody stopped the SCEP application pool.'), verified: false },
  }),
  reason('EntityTooLarge', msg('The body is larger than permitted.')),
  reason('FieldLength', msg('A header field (the URL counts as one) is longer than its limit.'), {
    statuses: [400],
    scep: { note: msg('Usually MaxFieldLength is still 16384: NDES needs 65534.'), verified: true },
  }),
  reason('Forbidden', msg('The request holds something forbidden.')),
  reason('Header', msg('A header could not be read.'), { statuses: [400] }),
  reason('Hostname', msg('The host name could not be read.'), {
    statuses: [400],
    scep: { note: msg('A probe by address, or a proxy that sends a wrong Host header.'), verified: false },
  }),
  reason('Internal', msg('An internal error in http.sys.'), { statuses: [500] }),
  reason('Invalid_CR/LF', msg('The request has a line end in a wrong place.')),
  reason('LengthRequired', msg('The Content-Length header is missing.')),
  reason(
    'N/A',
    msg('The service is not available: an internal error such as a lack of memory, or a conflict of URL reservations.'),
    { statuses: [503], scep: { note: msg('A problem with the pool identity or with a URL reservation.'), verified: false } },
  ),
  reason('N/I', msg('Not implemented, or an unknown transfer encoding.'), { statuses: [501, 503] }),
  reason('Number', msg('A number could not be read.')),
  reason('Precondition', msg('A precondition is missing.')),
  reason('QueueFull', msg('The request queue of the application is full.'), {
    statuses: [503],
    scep: { note: msg('Very many devices enroll at once, or the SCEP pool hangs.'), verified: false },
  }),
  reason('RequestLength', msg('Request line and headers together are longer than their limit.'), {
    statuses: [400],
    scep: { note: msg('Usually MaxRequestBytes is still 16384: NDES needs 65534.'), verified: true },
  }),
  reason('Timer_AppPool', msg('The request waited too long in the queue of the pool (2 minutes by default).'), {
    scep: { note: msg('The NDES process hangs, for example while it fetches a CRL.'), verified: false },
  }),
  reason('Timer_ConnectionIdle', msg('An open connection was idle for too long (2 minutes by default).'), {
    scep: { note: msg('Normal noise.'), verified: false },
  }),
  reason('Timer_EntityBody', msg('The body did not arrive in time.'), {
    scep: { note: msg('A slow mobile link during a PKIOperation by POST.'), verified: false },
  }),
  reason('Timer_HeaderWait', msg('The headers were not complete within 2 minutes.')),
  reason('Timer_MinBytesPerSecond', msg('The client read the answer too slowly.')),
  reason('Timer_ReqQueue', msg('The request waited too long in the request queue (name since Windows Server 2008).')),
  reason('Timer_Response', msg('Reserved; not in use.')),
  reason('Timer_SslRenegotiation', msg('A new TLS handshake took longer than 2 minutes.'), {
    scep: {
      note: msg('The request for a client certificate on CertificateRegistrationSvc does not get through.'),
      verified: false,
    },
  }),
  reason('URL', msg('The URL could not be read.'), { statuses: [400] }),
  reason('URL_Length', msg('The URL is longer than permitted.'), {
    scep: { note: msg('A long PKIOperation by GET.'), verified: false },
  }),
  reason('Verb', msg('The HTTP method could not be read.'), {
    statuses: [400],
    scep: { note: msg('TLS sent to port 80, or a scanner.'), verified: false },
  }),
  reason('Version_N/S', msg('The HTTP version is not supported.'), { statuses: [505] }),
];

/** Reason phrases of http.sys by name, in lower case. */
export const httpApiReasons: ReadonlyMap<string, HttpApiReason> = byName(REASONS);

function reason(name: string, meaning: Sentence, more: Partial<Pick<HttpApiReason, 'statuses' | 'scep'>> = {}): HttpApiReason {
  return { name, meaning, statuses: [], source: SOURCE, verified: true, ...more };
}

/** A limit that a long SCEP request meets on its way. */
export interface RequestLimit extends NamedCode {
  /** Bytes, characters or a count, as `meaning` says. */
  readonly byDefault: number;
  /** What NDES with Intune needs. */
  readonly forNdes?: number;
  readonly place: 'http.sys registry' | 'IIS requestLimits';
  /** What IIS writes when the limit is exceeded. */
  readonly status?: string;
}

const REGISTRY = {
  place: 'http.sys registry',
  source: 'IIS:httpsys-registry-windows; CERT:troubleshoot-scep-certificate-device-to-ndes',
  verified: true,
} as const;
const REQUEST_LIMITS = {
  place: 'IIS requestLimits',
  source:
    'IISDOCS:configuration/system.webServer/security/requestFiltering/requestLimits; CERT:troubleshoot-scep-certificate-device-to-ndes',
  verified: true,
} as const;

export const requestLimits: readonly RequestLimit[] = [
  {
    name: 'MaxFieldLength',
    byDefault: 16384,
    forNdes: 65534,
    meaning: msg('Bytes of each header field; the URL counts as one.'),
    ...REGISTRY,
  },
  {
    name: 'MaxRequestBytes',
    byDefault: 16384,
    forNdes: 65534,
    meaning: msg('Bytes of request line and headers together.'),
    ...REGISTRY,
  },
  { name: 'UrlSegmentMaxLength', byDefault: 260, meaning: msg('Characters of the longest part of a path.'), ...REGISTRY },
  { name: 'UrlSegmentMaxCount', byDefault: 255, meaning: msg('Number of parts of a path.'), ...REGISTRY },
  { name: 'maxUrl', byDefault: 4096, forNdes: 65534, status: '404.14', meaning: msg('Bytes of the URL.'), ...REQUEST_LIMITS },
  {
    name: 'maxQueryString',
    byDefault: 2048,
    forNdes: 65534,
    status: '404.15',
    meaning: msg('Bytes of the query.'),
    ...REQUEST_LIMITS,
  },
  {
    name: 'maxAllowedContentLength',
    byDefault: 30000000,
    status: '404.13',
    meaning: msg('Bytes of the body.'),
    place: 'IIS requestLimits',
    source: 'IIS:http-404-13-website',
    verified: true,
  },
];
