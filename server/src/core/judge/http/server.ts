import { describeWin32 } from '../../facts/codes/win32.ts';
import { msg, type Sentence, verbatim } from '../../text/sentence.ts';
import type { Call, Told } from './call.ts';
import { withConsequence } from './consequence.ts';
import { general } from './general.ts';

/** 500. */
export function serverFailed(call: Call): Told | undefined {
  const { event, status, substatus, win32 } = call;
  if (status !== 500) return undefined;
  if (IMPERSONATION.has(win32)) {
    return {
      cause: 'impersonation',
      short: msg('impersonation right missing'),
      message: msg(
        'IIS_IUSRS lacks the user right "Impersonate a client after authentication", so NDES cannot answer any device. Grant the right and restart the server.',
      ),
    };
  }
  if (event.operation === 'Notify') return undefined;
  if (substatus === 19) return configuration(call);
  if (substatus === 13) return general(call, 'server-busy');
  if (substatus !== 0) return general(call, 'server-error');
  const error = win32 === 0 || SENDING.has(win32) ? undefined : describeWin32(win32);
  if (error?.known) {
    const name = error.name ?? error.hex;
    return {
      cause: 'failed-with-error',
      general: true,
      short: verbatim(name),
      message: withConsequence(event.operation, msg('The application failed with {0}: {1}', name, error.meaning)),
    };
  }
  return event.operation === 'VerifyRequest' ? REGISTRATION_POINT_FAILED : NDES_FAILED;
}

/** 500.19: the Windows error says what is wrong with the configuration file. */
function configuration({ event, win32 }: Call): Told {
  if (ACCESS_DENIED.has(win32)) {
    return {
      cause: 'configuration-unreadable',
      short: msg('web.config cannot be read'),
      message: withConsequence(
        event.operation,
        msg(
          'IIS may not read the configuration file of the application (web.config): the account of its pool, or IIS_IUSRS, lacks Read.',
        ),
      ),
    };
  }
  const error = win32 === 0 ? undefined : describeWin32(win32);
  const fault = msg(
    'The configuration of the application (web.config or applicationHost.config) is faulty, so it cannot answer.',
  );
  return {
    cause: 'configuration-invalid',
    short: msg('configuration invalid'),
    message: withConsequence(event.operation, error?.known ? msg('{0} Windows adds: {1}', fault, error.meaning) : fault),
  };
}

/** ERROR_ACCESS_DENIED as it is, and inside an HRESULT. */
const ACCESS_DENIED: ReadonlySet<number> = new Set([5, 0x80070005]);

/**
 * ERROR_NETNAME_DELETED, ERROR_SEM_TIMEOUT, ERROR_CONNECTION_ABORTED, WSAECONNABORTED and WSAECONNRESET: how the sending of the answer ended,
 * not why it was this one.
 */
const SENDING: ReadonlySet<number> = new Set([64, 121, 1236, 10053, 10054]);

/** ERROR_BAD_IMPERSONATION_LEVEL as it is, and inside an HRESULT (0x80070542). */
const IMPERSONATION: ReadonlySet<number> = new Set([1346, 0x80070542]);

const REGISTRATION_POINT_FAILED: Told = {
  cause: 'registration-point-failed',
  short: msg('registration point failed'),
  message: msg(
    'CertificateRegistrationSvc failed, often because its pool account cannot write to the Windows Temp folder. The challenge is not checked, so no certificate is issued.',
  ),
};

const NDES_FAILED: Told = {
  cause: 'ndes-failed',
  short: msg('NDES failed'),
  message: msg(
    'NDES itself failed. Usual causes: its service account is locked or its password expired, or its RA certificates have expired.',
  ),
};

/** 502, 503 and 504: what stands before the application answered. */
export function gateway(call: Call): Told | undefined {
  const { status } = call;
  if (status === 502) {
    return {
      cause: 'bad-gateway',
      short: msg('bad gateway'),
      message: msg('A proxy in front of NDES got no valid answer from it.'),
    };
  }
  if (status === 503) return unavailable(call);
  if (status !== 504) return undefined;
  return {
    cause: 'gateway-timeout',
    short: msg('gateway timeout'),
    message: msg(
      'A proxy in front of NDES waited too long. With Microsoft Entra application proxy, its connector service does not run or does not reach NDES.',
    ),
  };
}

/** 503: the substatus tells a pool that does not run from one that does not keep up; a device cannot know who wrote it. */
function unavailable({ event, substatus, policyModule }: Call): Told {
  switch (substatus) {
    case 2:
      return REQUEST_LIMIT;
    case 3:
      return queueFull(msg('ASP.NET'));
    case 4:
      return queueFull(msg('FastCGI'));
    default:
      return event.side === 'device' && !policyModule ? UNAVAILABLE : POOL_STOPPED;
  }
}

function queueFull(queue: Sentence): Told {
  return {
    cause: 'queue-full',
    short: msg('{0} queue full', queue),
    message: msg(
      'IIS refused the request because its queue for {0} is full: the application pool runs and does not keep up. Devices that enroll at the same time fail; spread the assignment, or find what makes the pool slow.',
      queue,
    ),
  };
}

const UNAVAILABLE: Told = {
  cause: 'unavailable',
  short: msg('service not available'),
  message: msg(
    'NDES, or something before it, does not take requests now. The application pool of NDES may be stopped or overloaded; a proxy or load balancer answers so, too. The IIS and HTTPERR logs of this minute tell which.',
  ),
};

const REQUEST_LIMIT: Told = {
  cause: 'request-limit',
  short: msg('too many requests at once'),
  message: msg(
    'IIS refused the request because its limit of concurrent requests is reached. Devices that enroll at the same time fail; spread the assignment or raise the limit.',
  ),
};

const POOL_STOPPED: Told = {
  cause: 'pool-stopped',
  short: msg('application pool stopped'),
  message: msg(
    'The application pool behind this URL does not run, often because it crashed repeatedly. No device gets an answer; find the cause of the crash before starting the pool again.',
  ),
};
