import { msg } from '../../text/sentence.ts';
import type { Call, Told } from './call.ts';
import { general } from './general.ts';

/** A success that is none for this operation. */
export function answeredOddly(call: Call): Told | undefined {
  const { event, status } = call;
  if (status < 200 || status >= 300) return undefined;
  switch (event.operation) {
    case 'BareUrl':
      return {
        cause: 'ndes-page',
        short: msg('NDES page instead of 403'),
        message: msg(
          'NDES shows its own page here. With Intune it must answer 403: the policy module of the certificate connector is not installed or not registered, so challenges are not checked.',
        ),
      };
    case 'VerifyRequest':
      return challenge(status);
    case 'Notify':
      return undefined;
    default:
      return general(call, 'answered-oddly');
  }
}

function challenge(status: number): Told {
  if (status === 200) {
    return {
      cause: 'challenge-not-confirmed',
      severity: 'warning',
      short: msg('challenge probably refused'),
      message: msg(
        'The registration point answered 200. A confirmed challenge is answered with 201, so the challenge was probably refused and no certificate is issued.',
      ),
    };
  }
  return {
    cause: 'challenge-not-confirmed',
    short: msg('challenge not confirmed (201 expected)'),
    message: msg(
      'A checked challenge is answered with 201. With {0}, the registration point answered something else, possibly a refusal.',
      status,
    ),
  };
}

/** Notify, whatever answered it, where nothing says more. */
export function notReported({ status }: Call): Told {
  return {
    cause: 'report-not-taken',
    short: msg('outcome not reported'),
    message: msg(
      'The policy module could not hand over the outcome ({0}). The device may have its certificate, but Intune does not learn of it.',
      status,
    ),
  };
}

/** Any redirect: SCEP clients do not follow. */
export function redirected({ event, status }: Call): Told | undefined {
  if (status < 300 || status >= 400 || event.operation === 'Notify') return undefined;
  return {
    cause: 'redirected',
    short: msg('redirected, SCEP cannot follow'),
    message: msg(
      'The request was redirected, usually to the sign-in page of a proxy. A SCEP client accepts only 200, so the enrollment stops here.',
    ),
  };
}
