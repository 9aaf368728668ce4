import { describeWin32 } from '../../facts/codes/win32.ts';
import { msg, verbatim } from '../../text/sentence.ts';
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
  if (substatus === 19) {
    return {
      cause: 'configuration-invalid',
      short: msg('configuration invalid'),
      message: msg('The configuration of the application is faulty, so it cannot answer.'),
    };
  }
  if (substatus !== 0) return general(call, 'server-error');
  const error = win32 === 0 ? undefined : describeWin32(win32);
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
export function gateway({ status, substatus }: Call): Told | undefined {
  if (status === 502) {
    return {
      cause: 'bad-gateway',
      short: msg('bad gateway'),
      message: msg('A proxy in front of NDES got no valid answer from it.'),
    };
  }
  if (status === 503) return substatus === 2 ? REQUEST_LIMIT : POOL_STOPPED;
  if (status !== 504) return undefined;
  return {
    cause: 'gateway-timeout',
    short: msg('gateway timeout'),
    message: msg(
      'A proxy in front of NDES waited too long. With Microsoft Entra application proxy, its connector service does not run or does not reach NDES.',
    ),
  };
}

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
