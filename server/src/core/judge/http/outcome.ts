import type { NotePlace } from '../../facts/codes/http/status-notes.ts';
import type { HttpEvent, Operation } from '../../log/event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import { concernsScep, type HttpSysEnd, httpSysEnd } from './http-sys.ts';

/** How an HTTP request ended for its step of the enrollment. */
export interface HttpOutcome {
  /** `suspicious`: answered, but not as this operation should be. `unknown`: the status decides nothing here. */
  readonly outcome: 'ok' | 'failed' | 'suspicious' | 'unknown';
  /** Of what failed, its cause says why. */
  readonly why: Sentence;
  /** Set where a healthy answer looks like a fault, and there is advice for whoever takes it for one. */
  readonly cause?: 'healthy';
}

const FAILED: HttpOutcome = { outcome: 'failed', why: msg('The request failed.') };
const SUSPICIOUS: HttpOutcome = { outcome: 'suspicious', why: msg('The answer is not the one of this operation.') };

/** How a request ended, by its operation and numbers; one that has nothing to do with SCEP is `unknown`. */
export function outcomeOf(event: HttpEvent): HttpOutcome {
  const end = httpSysEnd(event);
  if (end && concernsScep(event, end)) return ofHttpSys(end);
  if (event.operation === 'Other') return { outcome: 'unknown', why: msg('This request has nothing to do with SCEP.') };
  const status = event.status?.value;
  if (status === undefined) return { outcome: 'unknown', why: msg('This line shows the request; its answer is not in it.') };
  if (status < 100 || status > 599) return { outcome: 'unknown', why: msg('{0} is not an HTTP status.', status) };
  const special = SPECIAL[event.operation]?.(event, status);
  if (special) return special;
  if (status >= 400) return FAILED;
  if (status !== 200) return SUSPICIOUS;
  if (event.win32 && CLIENT_GONE.has(event.win32.value)) {
    return {
      outcome: 'unknown',
      why: msg(
        'The server answered, but the connection was gone before the answer was sent completely. Whether the device got it is not known.',
      ),
    };
  }
  return success(event.operation);
}

/** A line of HTTPERR: its reason says more than its status, and there may be none. */
function ofHttpSys({ kind, reason }: HttpSysEnd): HttpOutcome {
  if (kind !== 'client') return FAILED;
  return { outcome: 'unknown', why: msg('{0} That alone is no failure of the server.', reason.meaning) };
}

/** Which part of the server answers an operation: decides what a status means. */
export function placeOf(operation: Operation): NotePlace | undefined {
  if (operation === 'VerifyRequest' || operation === 'Notify') return 'policy-module';
  if (operation === 'AdminPage') return 'admin';
  return operation === 'Other' ? undefined : 'ndes';
}

/** ERROR_NETNAME_DELETED, ERROR_CONNECTION_INVALID, ERROR_CONNECTION_ABORTED. */
const CLIENT_GONE: ReadonlySet<number> = new Set([64, 1229, 1236]);

/** SEC_E_NO_CREDENTIALS: Negotiate is still in progress. */
const NO_CREDENTIALS = 2148074254;

/** 403.14: no default document, and directory browsing is off. */
const DIRECTORY_LISTING = 14;

/** True for a request of the folder in which mscep.dll lies; no device asks for that. */
function asksFolder({ url }: HttpEvent): boolean {
  return url !== undefined && /\/certsrv\/mscep\/?$/i.test(url.value);
}

type Special = (event: HttpEvent, status: number) => HttpOutcome | undefined;

/** Operations whose healthy status is not 200, or whose failing status is healthy. */
const SPECIAL: Partial<Record<Operation, Special>> = {
  BareUrl(event, status) {
    if (asksFolder(event) && (status === 301 || (status === 403 && event.substatus?.value === DIRECTORY_LISTING))) {
      return {
        outcome: 'unknown',
        why: msg(
          'The folder was asked, not mscep.dll in it: IIS leads to its address with a slash at the end (301), and does not list it (403.14). That says nothing of NDES; open the whole URL to test it.',
        ),
      };
    }
    if (status === 403 && !event.substatus?.value) {
      return {
        outcome: 'ok',
        cause: 'healthy',
        why: msg('The healthy answer: with the Intune policy module installed, NDES refuses a request that names no operation.'),
      };
    }
    if (status >= 300) return undefined;
    if (event.method?.value !== 'POST') return SUSPICIOUS;
    return {
      outcome: 'unknown',
      why: msg(
        'A POST that names no operation may be a PKIOperation: the standard lets a server take it for one. Its status does not tell how it ended.',
      ),
    };
  },
  AdminPage(event, status) {
    if (status !== 401) return undefined;
    const substatus = event.substatus?.value ?? 0;
    if (substatus === 1 && event.win32?.value !== NO_CREDENTIALS) return undefined;
    if (substatus > 2) return undefined;
    return {
      outcome: 'ok',
      why: msg('The normal first answer of the Windows sign-in; a 200 follows when the sign-in succeeds.'),
    };
  },
  VerifyRequest(_event, status) {
    if (status === 201)
      return { outcome: 'ok', why: msg('The registration point has checked the challenge (201 is its success code).') };
    return status < 300 ? SUSPICIOUS : undefined;
  },
  Notify(_event, status) {
    if (status === 204)
      return { outcome: 'ok', why: msg('The outcome was handed over, to be reported to Intune (204 is the success code).') };
    return status < 300 ? SUSPICIOUS : undefined;
  },
  OtherScep(_event, status) {
    if (status >= 500) return undefined;
    return { outcome: 'unknown', why: msg('No standard names this operation, so its status decides nothing.') };
  },
};

function success(operation: Operation): HttpOutcome {
  switch (operation) {
    case 'GetCACaps':
      return { outcome: 'ok', why: msg('The list of capabilities was delivered.') };
    case 'GetCACert':
      return { outcome: 'ok', why: msg('The CA and RA certificates were delivered.') };
    case 'GetNextCACert':
      return { outcome: 'ok', why: msg('The next CA certificate was delivered.') };
    case 'PKIOperation':
      return {
        outcome: 'unknown',
        why: msg(
          'A CertRep came back; this status does not tell whether it grants, refuses or postpones the certificate. Connector events 4004 to 4007 (before July 2021: VerifyRequest and Notify), the NDES events and the device tell.',
        ),
      };
    case 'AdminPage':
      return { outcome: 'ok', why: msg('The administrator page was delivered.') };
    default:
      return { outcome: 'unknown', why: msg('The status decides nothing for this request.') };
  }
}
