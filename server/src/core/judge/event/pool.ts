import { describeWin32, type Win32Description } from '../../facts/codes/win32.ts';
import { isEvent } from '../../facts/codes/windows-events/index.ts';
import type { WindowsEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import { codeSpan, codeText, says } from '../windows-event.ts';
import type { EventTold } from './told.ts';

/** The pool of NDES is called SCEP; that of the registration point bears the name of its application or of the connector. */
const NDES_POOL = /'?\b(?:SCEP|NDES\w{0,20}|CertificateRegistration\w{0,20})\b'?/;

/** True for an event that names an application pool of NDES or of the registration point. */
export function namesNdesPool(event: WindowsEvent): boolean {
  return says(event, NDES_POOL);
}

/** True for an event of one failure to start a pool of NDES: its identity is not valid, or the pool is off. */
export function isPoolStart(event: WindowsEvent): boolean {
  return isEvent(event, 'was', IDENTITY_INVALID, OFF_FOR_IDENTITY, NOT_STARTED) && namesNdesPool(event);
}

/** WAS: the identity of a pool is not valid; the pool is off for that; the pool is off because no process could be started. */
export const IDENTITY_INVALID = 5021;
const OFF_FOR_IDENTITY = 5057;
const NOT_STARTED = 5059;

/** Why a pool does not start, of whose events each is given: its account where an event names that, else anything. */
export function poolStart(events: readonly [WindowsEvent, ...WindowsEvent[]]): EventTold {
  const { span } = events[0];
  if (events.every(({ eventId }) => eventId.value === NOT_STARTED)) {
    return {
      cause: 'pool-not-started',
      span,
      message: msg(
        'IIS could not start a process for the application pool of NDES and switched the pool off: every request is answered with 503. Look at the events before this one; without any, check the account of the pool.',
      ),
      short: msg('application pool could not be started'),
      group: '5059',
    };
  }
  const error = binaryError(events);
  return {
    cause: 'pool-account',
    span,
    message: error?.known
      ? msg('{0} Windows adds {1}: {2}', NO_PROCESS, error.name ?? error.hex, error.meaning)
      : msg(
          '{0} Its password is wrong or has expired, it is locked, or it may not log on as a batch job or as a service.',
          NO_PROCESS,
        ),
    short: msg('account of the pool cannot log on'),
    group: 'identity',
  };
}

const NO_PROCESS = msg(
  'The account of the NDES application pool cannot log on, so IIS starts no process for it and answers every request with 503.',
);

/** The error that WAS adds as binary data, a little-endian HRESULT (`2E050780` is 0x8007052E); undefined where the export lacks it. */
function binaryError(events: readonly WindowsEvent[]): Win32Description | undefined {
  for (const { data } of events) {
    const bytes = data.find(({ name }) => name === 'Binary')?.value.value ?? '';
    if (!/^[0-9a-f]{8}$/i.test(bytes)) continue;
    const value = Number.parseInt(bytes.replace(/^(..)(..)(..)(..)$/, '$4$3$2$1'), 16);
    if (value !== 0) return describeWin32(value);
  }
  return undefined;
}

/** What else an event of WAS proves: a pool of NDES that ended, or was switched off for that. */
export function poolFailure(event: WindowsEvent): EventTold | undefined {
  if (isPoolStart(event)) return poolStart([event]);
  if (!isEvent(event, 'was', 5002, 5009) || !namesNdesPool(event)) return undefined;
  const off = event.eventId.value === 5002;
  return {
    cause: says(event, /0x(?:c)?0000374/i) ? 'pool-off-heap' : 'pool-off',
    span: event.span,
    message: off
      ? msg(
          'IIS switched the application pool of NDES off because it failed repeatedly. Every request is answered with 503 until somebody starts it; find the cause of the crashes first.',
        )
      : msg(
          'A process of the application pool of NDES ended unexpectedly. After some of these IIS switches the pool off and answers 503.',
        ),
    short: off ? msg('application pool switched off') : msg('application pool crashed'),
    group: String(event.eventId.value),
  };
}

/** STATUS_ACCESS_VIOLATION. */
const ACCESS_VIOLATION = 0xc0000005;

/** True for the crash of a worker process of IIS. */
export function isWorkerCrash(event: WindowsEvent): boolean {
  return isEvent(event, 'application-error', 1000) && says(event, /\bw3wp\.exe\b/i);
}

export function crashFailure(event: WindowsEvent): EventTold | undefined {
  if (!isWorkerCrash(event)) return undefined;
  const code = event.codes.at(-1)?.value;
  return {
    cause: 'worker-crashed',
    span: codeSpan(event),
    message: msg(
      'A worker process of IIS crashed ({0}). After some crashes within minutes IIS switches the application pool off, and NDES answers 503. The event does not name the pool: look for WAS events at the same time.',
      code === ACCESS_VIOLATION ? msg('access violation') : codeText(code),
    ),
    short: msg('IIS worker process crashed'),
    group: 'crash',
  };
}

/** True for an event that names the registration point of the connector. */
export function namesRegistrationPoint(event: WindowsEvent): boolean {
  return says(event, /CertificateRegistration/i);
}

/** The event behind a VerifyRequest that IIS logs with 500. */
export function webFailure(event: WindowsEvent): EventTold | undefined {
  if (!isEvent(event, 'asp-net', 1310) || !says(event, /\b3007\b/) || !namesRegistrationPoint(event)) return undefined;
  return {
    cause: 'registration-point-not-compiled',
    span: event.span,
    message: msg(
      'The registration point cannot be compiled, so VerifyRequest is answered with 500. Most often the account of its application pool cannot write to C:\\Windows\\Temp; the error in the event says whether it is that.',
    ),
    short: msg('registration point cannot be compiled'),
  };
}
