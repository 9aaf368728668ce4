import type { ErrorEvent, HttpEvent, NoteEvent } from '../../log/event.ts';
import { numberToken, type Span, type Token, tokenAt } from '../../text/span.ts';

/** What a message of the policy module can be. */
type PluginEvent = HttpEvent | ErrorEvent | NoteEvent;

/**
 * Messages of the policy module, known by how they begin, in lower case.
 * Source: Microsoft, "Troubleshooting the NDES policy module" and "Troubleshoot SCEP reporting"; an exit with another code than 0x0 is
 * derived from the line of success.
 */
const KNOWN: readonly (readonly [string, (text: string, message: Span) => PluginEvent | undefined])[] = [
  ['calling verifyrequest', note('plugin-verify-called')],
  ['calling notifyrequest', note('plugin-notify-called')],
  ['sending request to certificate registration point', note('plugin-request-sent')],
  ['verify challenge returns', verdict],
  ['exiting verifyrequest with', exit('plugin-verify-done')],
  ['exiting notify with', exit('plugin-notify-done')],
  ['failed to send http request', notSent],
  ['winhttp_callback_status_flag_', fault],
];

/** No message that we know begins with more characters. */
const BEGINNING = 60;
/** The title of an error page stands near its beginning. */
const PAGE_LIMIT = 16_384;

/** True where a line of a log without a frame begins a known message. */
export function beginsWording(text: string, start: number, end: number): boolean {
  return readerAt(text, start, end) !== undefined;
}

/** True where a message can be nothing else: other programs also fail to send requests, and name flags of WinHTTP. */
export function isOurWording(text: string, start: number, end: number): boolean {
  const beginning = text.slice(start, Math.min(end, start + BEGINNING)).toLowerCase();
  if (beginning.startsWith('failed to send'))
    return /\/(?:certificateregistrationsvc|cmcertificateregistration)\//.test(beginning);
  return !beginning.startsWith('winhttp_') && KNOWN.some(([begins]) => beginning.startsWith(begins));
}

/** What a message says; none for one that we do not know. */
export function readPluginEvents(text: string, message: Span, thread: string | undefined): readonly PluginEvent[] {
  const event = readerAt(text, message.start, message.end)?.(text, message);
  if (!event) return [];
  return thread === undefined ? [event] : [{ thread, ...event }];
}

function readerAt(text: string, start: number, end: number) {
  const beginning = text.slice(start, Math.min(end, start + BEGINNING)).toLowerCase();
  return KNOWN.find(([begins]) => beginning.startsWith(begins))?.[1];
}

function note(id: string): (text: string, message: Span) => NoteEvent {
  return (_text, message) => ({ kind: 'note', note: id, span: message });
}

/** `Verify challenge returns true|false`, or the page that came in its place. */
function verdict(text: string, message: Span): PluginEvent {
  const words = { start: message.start, end: message.start + 'Verify challenge returns'.length };
  const result = text
    .slice(words.end, words.end + 12)
    .trim()
    .toLowerCase();
  if (result.startsWith('true')) return { kind: 'note', note: 'plugin-challenge-confirmed', span: message };
  if (result.startsWith('false')) return { kind: 'note', note: 'plugin-challenge-refused', span: message };
  return errorPage(text, message, words) ?? { kind: 'note', note: 'plugin-challenge-unreadable', span: words };
}

/** `403 - Forbidden: …`, `IIS 10.0 Detailed Error - 403.16 - Forbidden`, or, without a number in the title, `HTTP Error 503.` below it. */
const TITLE = /<title>(?:[^<\d]{0,40}[\d.]{1,8} Detailed Error - |\s{0,8})([1-5]\d\d)(?:\.(\d{1,3}))?(?: - ([^<]{1,200}))?/i;
const HEADING = /HTTP Error ([1-5]\d\d)(?:\.(\d{1,3}))?()/;

/** An error page of IIS or of http.sys. Only a detailed one has a substatus. */
function errorPage(text: string, message: Span, words: Span): HttpEvent | undefined {
  const page = text.slice(words.end, Math.min(message.end, message.start + PAGE_LIMIT));
  const found = TITLE.exec(page) ?? HEADING.exec(page);
  if (!found) return undefined;
  const [whole, code = '', sub = '', reason = ''] = found;
  const end = words.end + found.index + whole.length;
  const statusAt = words.end + found.index + whole.indexOf(code, whole.length - reason.length - sub.length - 8);
  const status = numberToken(tokenAt(text, statusAt, statusAt + 3));
  const substatus = sub === '' ? undefined : numberToken(tokenAt(text, statusAt + 4, statusAt + 4 + sub.length));
  if (!status) return undefined;
  return {
    kind: 'http',
    side: 'device', // the policy module is the client here
    phase: 'response',
    operation: 'VerifyRequest',
    span: words,
    platform: 'policy-module',
    status,
    ...(substatus ? { substatus } : {}),
    ...(reason === '' ? {} : { reason: tokenAt(text, end - reason.length, end) }),
  };
}

/** `Exiting VerifyRequest with 0x0`, or with the HRESULT of a failure. */
function exit(done: string): (text: string, message: Span) => PluginEvent {
  return (text, message) => {
    const line = text.slice(message.start, Math.min(message.end, message.start + 120));
    const found = /^Exiting (\w{1,40}) with (0x([0-9A-F]{1,8})|\d{1,10})/i.exec(line);
    const [whole = '', name = '', code = '', hex = ''] = found ?? [];
    const value = hex === '' ? Number(code) : Number.parseInt(hex, 16);
    if (!found || value === 0) return { kind: 'note', note: done, span: message };
    const end = message.start + whole.length;
    return windowsError(tokenAt(text, message.start + 8, message.start + 8 + name.length), {
      value,
      ...tokenAs(text, end - code.length, end),
    });
  };
}

/** `Failed to send http request /path. Error 12175`: no HTTP answer at all. */
function notSent(text: string, message: Span): ErrorEvent | undefined {
  const line = text.slice(message.start, Math.min(message.end, message.start + 600));
  const found = /^Failed to send http request (\S{1,400}?)\.? Error[: ] ?(\d{1,10})/i.exec(line);
  const [whole = '', path = '', code = ''] = found ?? [];
  if (!found) return undefined;
  const pathAt = message.start + whole.indexOf(path, 20);
  const end = message.start + whole.length;
  return windowsError(tokenAt(text, pathAt, pathAt + path.length), {
    value: Number(code),
    ...tokenAs(text, end - code.length, end),
  });
}

/** A flag of WinHTTP: one fault of the certificate that IIS presented. */
function fault(text: string, message: Span): NoteEvent {
  let end = message.start;
  while (end < message.end && end < message.start + 100 && /\w/.test(text[end] ?? '')) end++;
  const subject = tokenAt(text, message.start, end);
  return { kind: 'note', note: 'plugin-tls-fault', span: subject.span, subject };
}

function windowsError(name: Token, code: NonNullable<ErrorEvent['code']>): ErrorEvent {
  return { kind: 'error', notation: 'windows-error', span: code.span, name, code, causes: [] };
}

function tokenAs(text: string, start: number, end: number): { readonly text: string; readonly span: Span } {
  return { text: text.slice(start, end), span: { start, end } };
}
