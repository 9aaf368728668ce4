import { describeWin32 } from '../../facts/codes/win32.ts';
import { msg, verbatim } from '../../text/sentence.ts';
import { withConsequence } from './consequence.ts';
import type { Call, FailureReason } from './model.ts';

/** 500. */
export function serverFailed({ event, status, substatus, win32, policyModule }: Call): FailureReason | undefined {
  if (status !== 500) return undefined;
  if (win32 === BAD_IMPERSONATION_LEVEL) {
    return {
      short: msg('impersonation right missing'),
      why: msg('IIS_IUSRS lacks the user right "Impersonate a client after authentication", so NDES cannot answer any device.'),
    };
  }
  if (substatus === 19)
    return {
      short: msg('configuration invalid'),
      why: msg('The configuration of the application is faulty, so it cannot answer.'),
    };
  if (substatus !== 0) return undefined;
  const error = describeWin32(win32);
  if (error?.known && win32 !== 0) {
    const name = error.name ?? error.hex;
    return {
      general: true,
      short: verbatim(name),
      why: withConsequence(event.operation, msg('The application failed with {0}: {1}', name, error.meaning)),
    };
  }
  if (event.operation === 'VerifyRequest') {
    return {
      short: msg('registration point failed'),
      why: msg(
        'CertificateRegistrationSvc failed, often because its pool account cannot write to the Windows Temp folder. The challenge is not checked, so no certificate is issued.',
      ),
    };
  }
  if (policyModule)
    return {
      short: msg('registration point failed'),
      why: msg('CertificateRegistrationSvc failed, so the outcome is not reported to Intune.'),
    };
  return {
    short: msg('NDES failed'),
    why: msg(
      'NDES itself failed. Usual causes: its service account is locked or its password expired, or its RA certificates have expired.',
    ),
  };
}

const BAD_IMPERSONATION_LEVEL = 1346;

/** 502, 503 and 504: what stands before the application answered. */
export function gateway({ status }: Call): FailureReason | undefined {
  if (status === 502) return { short: msg('bad gateway'), why: msg('A proxy in front of NDES got no valid answer from it.') };
  if (status === 503) {
    return {
      short: msg('application pool stopped'),
      why: msg('The application pool does not run, often because it crashed repeatedly, so no device gets an answer.'),
    };
  }
  if (status !== 504) return undefined;
  return {
    short: msg('gateway timeout'),
    why: msg(
      'A proxy in front of NDES waited too long. With Microsoft Entra application proxy, its connector service does not run or does not reach NDES.',
    ),
  };
}
