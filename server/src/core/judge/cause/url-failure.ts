import { appleError } from '../../facts/codes/apple.ts';
import type { ErrorEvent } from '../../log/event.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';

/** Why a call of an Apple device got no answer, by the error of URL loading under it. */
export interface UrlFailure {
  /** The error that says it. */
  readonly error: ErrorEvent;
  readonly message: Sentence;
  readonly short: Sentence;
  /** Ids of resolutions, the likeliest first. */
  readonly resolutions: readonly string[];
}

type Words = (reason: Sentence) => Omit<UrlFailure, 'error'>;

/** The innermost error of URL loading in an NSError, of Foundation rather than of the layer below; undefined where it has none. */
export function urlFailureOf(event: ErrorEvent): UrlFailure | undefined {
  if (event.notation !== 'ns-error') return undefined;
  const chain = [event, ...event.causes].filter(({ code }) => code !== undefined);
  const error = chain.findLast(({ name }) => name.value === FOUNDATION) ?? chain.findLast(({ name }) => name.value === NETWORK);
  const code = error?.code?.value;
  if (!error || code === undefined) return undefined;
  return { error, ...wordsFor(code)(reasonOf(error, code)) };
}

const FOUNDATION = 'NSURLErrorDomain';
const NETWORK = 'kCFErrorDomainCFNetwork';

/** `NSURLErrorDomain -1202, "text"`; what the table of codes knows is better than the text, which is in the language of the device. */
function reasonOf({ name, text, englishText }: ErrorEvent, code: number): Sentence {
  const known = appleError(name.value, code)?.meaning;
  const words = known ?? ((englishText ?? text) ? verbatim((englishText ?? text)?.value ?? '') : undefined);
  return words ? msg('{0} {1}: {2}', name.value, code, words) : msg('{0} {1}.', name.value, code);
}

/** Logs were seen with and without the sign of a code. 1 and 2 are those of CFNetwork's host look-up. */
function wordsFor(code: number): Words {
  const number = -Math.abs(code);
  if (number === -1003 || number === -1006 || number === -1 || number === -2) return NAME;
  if (number <= -1200 && number >= -1204) return TLS;
  if (number === -1205 || number === -1206) return CLIENT_CERTIFICATE;
  return BY_CODE[number] ?? OTHER;
}

const NAME: Words = () => ({
  message: msg('The device cannot resolve the host name of the SCEP URL, so no request leaves it.'),
  short: msg('host name not found'),
  resolutions: ['page-cant-be-displayed', 'ios-network'],
});

const TLS: Words = (reason) => ({
  message: msg(
    'No TLS connection to the SCEP server came about, so IIS has no line of this call. {0} Check the chain, the name and the dates of the certificate that the server or the proxy before it presents.',
    reason,
  ),
  short: msg('TLS to the SCEP server failed'),
  resolutions: ['ios-tls', 'ios-network'],
});

const CLIENT_CERTIFICATE: Words = (reason) => ({
  message: msg(
    'The server, or a proxy before it, asked for a client certificate in TLS, which a device that enrolls does not have yet. IIS has no line of this call. {0}',
    reason,
  ),
  short: msg('TLS asks for a client certificate'),
  resolutions: ['ios-tls', 'ios-network'],
});

const OFFLINE: Words = (reason) => ({
  message: msg('The device had no network that it may use, so no request left it. {0}', reason),
  short: msg('device offline'),
  resolutions: ['ios-network'],
});

const OTHER: Words = (reason) => ({
  message: msg('A call to the SCEP server got no answer that could be read. {0}', reason),
  short: msg('no answer'),
  resolutions: ['ios-network', 'no-request-in-iis'],
});

const BY_CODE: Readonly<Record<number, Words | undefined>> = {
  [-1001]: (reason) => ({
    message: msg(
      'A call to the SCEP server timed out. {0} Look for this minute in the IIS log: with a line there, the server was slow; without one, the way to it is blocked.',
      reason,
    ),
    short: msg('time-out'),
    resolutions: ['ios-network', 'no-request-in-iis'],
  }),
  [-1004]: (reason) => ({
    message: msg(
      'The device found the SCEP server and could not connect to it: nothing listens there, or a firewall refuses. IIS has no line of this call. {0}',
      reason,
    ),
    short: msg('server not reachable'),
    resolutions: ['ios-network', 'no-request-in-iis'],
  }),
  [-1009]: OFFLINE,
  [-1018]: OFFLINE,
  [-1019]: OFFLINE,
  [-1020]: OFFLINE,
  [-1022]: (reason) => ({
    message: msg(
      'The device refused the address itself: App Transport Security demands HTTPS with a modern TLS. No request left it. {0}',
      reason,
    ),
    short: msg('refused by App Transport Security'),
    resolutions: ['ios-tls', 'ios-network'],
  }),
};
