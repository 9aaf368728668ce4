import { type HttpApiReason, httpApiReasons } from '../../facts/codes/http-api.ts';
import type { HttpEvent } from '../../log/event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Told } from './call.ts';
import type { HttpCause } from './causes.ts';

/**
 * What a reason of http.sys means for a request: `unavailable` (the pool behind the URL does not take requests), `too-long`, `invalid`
 * (it could not be read), `no-answer` (it was taken, and nobody answered), `client` (the other side is the cause, or nobody is).
 */
export type HttpSysKind = 'unavailable' | 'too-long' | 'invalid' | 'no-answer' | 'client';

/** Why http.sys ended a request itself: an entry of an HTTPERR log. */
export interface HttpSysEnd {
  readonly kind: HttpSysKind;
  readonly reason: HttpApiReason;
}

/** The entry behind an event of an HTTPERR log; undefined for any other event, and for a reason that no table holds. */
export function httpSysEnd(event: HttpEvent): HttpSysEnd | undefined {
  if (event.side !== 'server' || !event.reason) return undefined;
  const key = event.reason.value.toLowerCase();
  const reason = httpApiReasons.get(key);
  return reason && { kind: KINDS[key] ?? 'invalid', reason };
}

/** Reasons by what they mean; all others are requests that could not be read. */
const KINDS: Readonly<Record<string, HttpSysKind>> = {
  appoffline: 'unavailable',
  apppooltimer: 'unavailable',
  appshutdown: 'unavailable',
  connlimit: 'unavailable',
  disabled: 'unavailable',
  'n/a': 'unavailable',
  queuefull: 'unavailable',
  fieldlength: 'too-long',
  requestlength: 'too-long',
  url_length: 'too-long',
  connection_abandoned_by_apppool: 'no-answer',
  connection_abandoned_by_reqqueue: 'no-answer',
  connections_refused: 'no-answer',
  timer_apppool: 'no-answer',
  timer_reqqueue: 'no-answer',
  timer_sslrenegotiation: 'no-answer',
  client_reset: 'client',
  connection_dropped: 'client',
  connection_dropped_list_full: 'client',
  timer_connectionidle: 'client',
  timer_entitybody: 'client',
  timer_headerwait: 'client',
  timer_minbytespersecond: 'client',
  timer_response: 'client',
};

/** Why the request failed, in the words of its reason; undefined where the event is not of HTTPERR, or nothing failed here. */
export function httpSysFailure(event: HttpEvent): Told | undefined {
  const end = httpSysEnd(event);
  if (!end || end.kind === 'client') return undefined;
  const { kind, reason } = end;
  const key = reason.name.toLowerCase();
  const short = SHORT[key] ?? msg('request refused: {0}', reason.name);
  if (kind === 'too-long' && !event.url) {
    return {
      cause: 'too-long-for-http-sys',
      severity: 'warning',
      short,
      message: msg(
        'http.sys refused a request as too long and did not log its URL. On an NDES server that is most often a PKIOperation: raise MaxFieldLength and MaxRequestBytes to 65534.',
      ),
    };
  }
  const { meaning } = httpApiReasons.get(OLDER_NAMES[reason.name] ?? '') ?? reason;
  const cause = SINGLE_CAUSES[key] ?? CAUSES[kind];
  return {
    cause,
    ...(key === 'timer_sslrenegotiation' ? ({ severity: 'warning' } as const) : {}),
    short,
    message: msg('{0} {1}', meaning, cause === 'pool-crowded' ? CROWDED : CONSEQUENCES[kind]),
  };
}

const CAUSES = {
  unavailable: 'pool-unavailable',
  'too-long': 'too-long-for-http-sys',
  invalid: 'unreadable-for-http-sys',
  'no-answer': 'never-answered',
} as const satisfies Record<Exclude<HttpSysKind, 'client'>, HttpCause>;

/** Reasons with a cause of their own. The first three are written for a pool that runs and does not keep up. */
const SINGLE_CAUSES: Readonly<Record<string, HttpCause>> = {
  queuefull: 'pool-crowded',
  connlimit: 'pool-crowded',
  apppooltimer: 'pool-crowded',
  timer_sslrenegotiation: 'client-certificate-not-negotiated',
  connections_refused: 'connections-refused',
};

/**
 * True where an entry concerns enrollments. http.sys may log no URL: a request that was too long on a server of NDES is a PKIOperation all
 * the same, and connections that are refused are those of devices too. The pool SCEP is that of NDES, whatever was asked of it.
 */
export function concernsScep(event: HttpEvent, { kind }: HttpSysEnd): boolean {
  return (
    event.operation !== 'Other' ||
    (kind === 'unavailable' && event.queue?.value.toLowerCase() === 'scep') ||
    ((kind === 'too-long' || kind === 'no-answer') && !event.url)
  );
}

/** Names that changed with Windows Server 2008: the older one says the same in fewer words. */
const OLDER_NAMES: Readonly<Record<string, string>> = {
  Connection_Abandoned_By_ReqQueue: 'connection_abandoned_by_apppool',
  Timer_ReqQueue: 'timer_apppool',
};

const CROWDED = msg(
  'http.sys answered in its place, so the device gets nothing; find what makes the pool slow, or spread the load.',
);

const CONSEQUENCES: Readonly<Record<Exclude<HttpSysKind, 'client'>, Sentence>> = {
  unavailable: msg('http.sys answered in its place, so the device gets nothing; find the cause before starting the pool again.'),
  'too-long': msg('http.sys refused the request before IIS and NDES saw it. Raise MaxFieldLength and MaxRequestBytes to 65534.'),
  invalid: msg(
    'http.sys refused the request before IIS and NDES saw it. Look at what stands between the device and this server.',
  ),
  'no-answer': msg('The device got no answer. Look for a crash of w3wp.exe at this time, and for what makes the pool wait.'),
};

const SHORT: Readonly<Record<string, Sentence>> = {
  appoffline: msg('application pool switched off after crashes'),
  apppooltimer: msg('application pool too busy'),
  appshutdown: msg('application pool shut down'),
  connlimit: msg('connection limit reached'),
  disabled: msg('application pool stopped'),
  'n/a': msg('service not available'),
  queuefull: msg('request queue full'),
  fieldlength: msg('header or URL too long (MaxFieldLength)'),
  requestlength: msg('request too long (MaxRequestBytes)'),
  url_length: msg('URL too long'),
  connection_abandoned_by_apppool: msg('application pool ended, no answer'),
  connection_abandoned_by_reqqueue: msg('application pool ended, no answer'),
  connections_refused: msg('server out of memory for connections'),
  timer_apppool: msg('application pool hangs'),
  timer_reqqueue: msg('application pool hangs'),
  timer_sslrenegotiation: msg('client certificate not negotiated'),
};

/** True where http.sys ended the request before IIS: then the IIS log has no line for it. */
export function isUnseenByIis({ kind }: HttpSysEnd): boolean {
  return kind === 'unavailable' || kind === 'too-long' || kind === 'invalid';
}
