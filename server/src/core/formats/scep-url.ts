import type { Operation, PayloadRef } from '../log/event.ts';
import { type Span, type Token, tokenAt } from '../text/span.ts';

/** What a SCEP request line says. Every span is an offset in the text that was given. */
export interface ScepUrl {
  readonly operation: Operation;
  /** The value of `operation=`, as written. */
  readonly operationToken?: Token;
  /** The value of `message=`, as written: a CA identifier, or the encoded message of a PKIOperation. Absent where it is empty. */
  readonly message?: Token;
  /** The encoded message of a PKIOperation, or the `...` in its place. */
  readonly payload?: PayloadRef;
  readonly path?: Token;
  /** Behind the `?`. */
  readonly query?: Token;
}

/** The operations of RFC 8894 section 4. For servers, upper and lower case are the same, and so for us. */
const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  (['GetCACaps', 'GetCACert', 'GetNextCACert', 'PKIOperation'] as const).map((name) => [name.toLowerCase(), name]),
);

/** Longest path and longest operation name that are looked at; real ones have under 100 characters. */
const PATH_LIMIT = 512;
const NAME_LIMIT = 64;

/**
 * Reads a URL or a path with its query at `span`: `https://host/certsrv/mscep/mscep.dll?operation=…`. Undefined where the
 * request has nothing to do with SCEP. The span must end where the URL ends; a fragment (`#…`) is left out.
 */
export function readScepUrl(text: string, span: Span): ScepUrl | undefined {
  const url = text.slice(span.start, span.end);
  const fragment = url.indexOf('#');
  const end = fragment < 0 ? url.length : fragment;
  const mark = url.indexOf('?');
  const queryAt = mark < 0 || mark > end ? end : mark + 1;
  const scheme = url.slice(0, 16).indexOf('://');
  const slash = scheme < 0 ? 0 : url.indexOf('/', scheme + 3);
  const pathEnd = mark < 0 || mark > end ? end : mark;
  const pathAt = slash < 0 || slash > pathEnd ? pathEnd : slash;
  const read = readScepRequest(
    text,
    { start: span.start + pathAt, end: span.start + pathEnd },
    { start: span.start + queryAt, end: span.start + end },
  );
  return read.operation === 'Other' ? undefined : read;
}

/** Reads a path and a query that a log keeps apart. Either may be missing; `-` as a query is none. */
export function readScepRequest(text: string, path: Span | undefined, query: Span | undefined): ScepUrl {
  const pathToken = path && path.end > path.start ? tokenAt(text, path.start, path.end) : undefined;
  const place = placeOf(pathToken?.value ?? '');
  const value = query ? text.slice(query.start, query.end) : '';
  if (!query || value === '' || value === '-') {
    const operation = place === 'scep' || place === 'elsewhere' ? operationAt(place, '', undefined) : place;
    return pathToken ? { operation, path: pathToken } : { operation };
  }
  const absolute = (found: Span): Token => tokenAt(text, query.start + found.start, query.start + found.end);
  const operationSpan = parameter(value, 'operation');
  const operationToken = operationSpan && operationSpan.end > operationSpan.start ? absolute(operationSpan) : undefined;
  const operation = place === 'scep' || place === 'elsewhere' ? operationAt(place, value, operationToken?.value) : place;
  const messageSpan = operation === 'Other' ? undefined : parameter(value, 'message');
  const message = messageSpan && messageSpan.end > messageSpan.start ? absolute(messageSpan) : undefined;
  const payload = operation === 'PKIOperation' ? payloadOf(value, query, message) : undefined;
  const read: { -readonly [K in keyof ScepUrl]: ScepUrl[K] } = { operation, query: { value, span: query } };
  if (pathToken) read.path = pathToken;
  if (operationToken) read.operationToken = operationToken;
  if (message) read.message = message;
  if (payload) read.payload = payload;
  return read;
}

/** The value of the first parameter of that name (lower case), as offsets in `query`. Takes `&amp;` for `&`. */
export function parameter(query: string, name: string): Span | undefined {
  for (let start = 0; start <= query.length; ) {
    const next = query.indexOf('&', start);
    const end = next < 0 ? query.length : next;
    const nameAt = query.startsWith('amp;', start) ? start + 4 : start;
    const equals = nameAt + name.length;
    if (query[equals] === '=' && query.slice(nameAt, equals).toLowerCase() === name) return { start: equals + 1, end };
    start = end + 1;
  }
  return undefined;
}

/** Pages that are known by their path alone, the SCEP extension itself, or any other place. */
type Place = 'VerifyRequest' | 'Notify' | 'AdminPage' | 'scep' | 'elsewhere';

/**
 * True for a path, in lower case, of the service that checks challenges: that of the certificate connector, or the registration point of
 * Configuration Manager, which answers the same calls. Source: Microsoft, "NDES policy module" and "Configure certificate infrastructure"
 * (Configuration Manager).
 */
export function isRegistrationPoint(path: string): boolean {
  return path.includes('/certificateregistrationsvc/certificate/') || path.includes('/cmcertificateregistration/certificate/');
}

/** NDES and policy module URLs; see Microsoft, "Troubleshoot SCEP certificate: device to NDES" and "NDES policy module". */
function placeOf(path: string): Place {
  const lower = path.slice(0, PATH_LIMIT).toLowerCase();
  if (isRegistrationPoint(lower)) {
    if (lower.includes('/certificate/verifyrequest')) return 'VerifyRequest';
    return lower.includes('/certificate/notify') ? 'Notify' : 'elsewhere';
  }
  if (lower.includes('/mscep_admin')) return 'AdminPage';
  if (lower.includes('mscep.dll') || lower.includes('pkiclient.exe')) return 'scep';
  return lower.endsWith('/certsrv/mscep') || lower.endsWith('/certsrv/mscep/') ? 'scep' : 'elsewhere';
}

/** Elsewhere (a SCEP server behind another path) only a standard operation name tells that a request is SCEP. */
function operationAt(place: 'scep' | 'elsewhere', query: string, name: string | undefined): Operation {
  const known = name === undefined || name.length > NAME_LIMIT ? undefined : OPERATIONS.get(name.toLowerCase());
  if (known) return known;
  if (place === 'elsewhere') return 'Other';
  if (isEllipsis(query)) return 'PKIOperation';
  return name === undefined || name === '' ? 'BareUrl' : 'OtherScep';
}

function payloadOf(value: string, query: Span, message: Token | undefined): PayloadRef | undefined {
  if (isEllipsis(value)) return { span: query, state: 'ellipsis' };
  if (!message) return undefined;
  if (isEllipsis(message.value)) return { span: message.span, state: 'ellipsis' };
  return { span: message.span, state: endsEarly(message.value) ? 'cut' : 'logged' };
}

function isEllipsis(value: string): boolean {
  return value === '...' || value === '…';
}

/**
 * True where an encoded message visibly stops early: dots, a backslash, half a percent escape, or base64 that ends inside a
 * group of four. Unpadded base64url ends there by right, except one character behind a group.
 */
function endsEarly(value: string): boolean {
  if (value.endsWith('...') || value.endsWith('…') || value.endsWith('\\')) return true;
  const last = value.lastIndexOf('%');
  if (last > value.length - 3 && last >= 0) return true;
  if (value.includes('=') || /%3d/i.test(value)) return false; // padding ends the message
  const rest = (last < 0 ? value.length : digitsOf(value)) & 3;
  return rest === 1 || (rest !== 0 && /[+/]|%2[bf]/i.test(value));
}

/** How many base64 digits a percent-encoded message has: `%2B` and `%2F` are one each, line ends (`%0A`) none. */
function digitsOf(value: string): number {
  let digits = 0;
  let from = 0;
  for (let at = value.indexOf('%'); at >= 0; at = value.indexOf('%', from)) {
    digits += at - from;
    from = at + 3;
    if (value.charCodeAt(at + 1) === TWO && (value.charCodeAt(at + 2) | 0x20) !== ZERO) digits++;
  }
  return digits + value.length - from;
}

const ZERO = 0x30;
const TWO = 0x32;
