import type { HttpEvent } from '../../log/event.ts';
import { type HttpSysKind, httpSysEnd } from '../http-failure/http-sys.ts';
import { rememberingLast } from '../last-answer.ts';
import { judgeHttp } from '../outcome.ts';

/** Rules that a single HTTP status can prove. Each failing request belongs to exactly one of them. */
export type HttpCause =
  | 'iis-500-1346-impersonation'
  | 'http-503-app-pool'
  | 'gateway-timeout'
  | 'http-414-long-url'
  | 'http-404-2-isapi'
  | 'http-404-scep-path'
  | 'http-403-scep'
  | 'http-401-302-sign-in'
  | 'http-500-ndes'
  | 'general-ndes-page'
  | 'http-error-on-scep'
  | 'http-no-answer'
  | 'http-503-windows-auth'
  | 'verifyrequest-403-16'
  | 'verifyrequest-403-eku'
  | 'verifyrequest-500-temp'
  | 'verifyrequest-failed'
  | 'notify-failed';

/** The one rule that answers for a request; undefined for a request that succeeded, proves nothing, or is not of SCEP. */
export const httpCause = rememberingLast((event: HttpEvent): HttpCause | undefined => {
  const status = event.status?.value;
  if (!event.reason && (status === undefined || event.operation === 'Other')) return undefined;
  const ended = httpSysEnd(event);
  return ended ? httpSysCause(event, ended.kind) : findCause(event, status);
});

const CAUSES_OF_HTTP_SYS: Readonly<Record<HttpSysKind, HttpCause | undefined>> = {
  unavailable: 'http-503-app-pool',
  'too-long': 'http-414-long-url',
  invalid: 'http-error-on-scep',
  'no-answer': 'http-no-answer',
  client: undefined,
};

/**
 * http.sys may log no URL: a request that was too long on a server of NDES is a PKIOperation all the same, and connections that are
 * refused are those of devices too. The pool SCEP is that of NDES, whatever was asked of it.
 */
function httpSysCause(event: HttpEvent, kind: HttpSysKind): HttpCause | undefined {
  const concernsScep =
    event.operation !== 'Other' ||
    (kind === 'unavailable' && event.queue?.value.toLowerCase() === 'scep') ||
    ((kind === 'too-long' || kind === 'no-answer') && !event.url);
  return concernsScep ? CAUSES_OF_HTTP_SYS[kind] : undefined;
}

function findCause(event: HttpEvent, status: number | undefined): HttpCause | undefined {
  if (status === undefined || event.operation === 'Other') return undefined;
  const { outcome } = judgeHttp(event);
  if (outcome !== 'failed' && outcome !== 'suspicious') return undefined;
  if (status === 503) return 'http-503-app-pool';
  if (status === 502 || status === 504) return 'gateway-timeout';
  if (status === 500 && IMPERSONATION.has(event.win32?.value ?? 0)) return 'iis-500-1346-impersonation';
  if (isTooLong(event, status)) return 'http-414-long-url';
  if (status === 404 && event.substatus?.value === 2) return 'http-404-2-isapi';
  if (event.operation === 'AdminPage') return status === 500 ? 'http-500-ndes' : undefined;
  if (event.operation === 'VerifyRequest' || event.operation === 'Notify') return policyModuleCause(event, status);
  return deviceCause(event, status);
}

/** ERROR_BAD_IMPERSONATION_LEVEL as it is, and inside an HRESULT (0x80070542). */
const IMPERSONATION: ReadonlySet<number> = new Set([1346, 0x80070542]);

const LONG_404: ReadonlySet<number> = new Set([10, 14, 15]);

function isTooLong(event: HttpEvent, status: number): boolean {
  if (status === 414 || status === 431) return true;
  if (status === 404 && LONG_404.has(event.substatus?.value ?? 0)) return true;
  if (event.operation !== 'PKIOperation') return false;
  // A device sends PKIOperation only after the same URL answered GetCACert: there, 404 is not a missing page.
  return status === 400 || (status === 404 && event.side === 'device');
}

function policyModuleCause(event: HttpEvent, status: number): HttpCause {
  const substatus = event.substatus?.value ?? 0;
  if (status === 401) return 'http-503-windows-auth';
  if (status === 403 && substatus === 16) return 'verifyrequest-403-16';
  if (status === 403) return substatus === 4 ? 'http-403-scep' : 'verifyrequest-403-eku';
  if (status === 404 || status === 405) return 'http-404-scep-path';
  if (event.operation === 'Notify') return 'notify-failed';
  return status === 500 && substatus === 0 ? 'verifyrequest-500-temp' : 'verifyrequest-failed';
}

function deviceCause(event: HttpEvent, status: number): HttpCause | undefined {
  if (status < 300) {
    if (event.operation !== 'BareUrl') return 'http-error-on-scep';
    // A POST without an operation may be a PKIOperation (RFC 8894 section 4.1 lets a server ignore the operation of a POST).
    return event.method?.value === 'POST' ? undefined : 'general-ndes-page';
  }
  if (status < 400 || status === 401 || status === 407) return 'http-401-302-sign-in';
  if (status === 403) return 'http-403-scep';
  if (status === 404 || status === 405) return 'http-404-scep-path';
  return status === 500 ? 'http-500-ndes' : 'http-error-on-scep';
}
