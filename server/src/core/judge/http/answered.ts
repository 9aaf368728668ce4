import { msg } from '../../text/sentence.ts';
import type { Call, Told } from './call.ts';
import { general } from './general.ts';

/** A success that is none for this operation. */
export function answeredOddly(call: Call): Told | undefined {
  const { event, status } = call;
  if (status < 200 || status >= 300) return undefined;
  switch (event.operation) {
    case 'BareUrl':
      if (status !== 200) return oddly(call);
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
      return oddly(call);
  }
}

/** A success other than 200, which SCEP clients do not take for an answer. */
function oddly(call: Call): Told {
  const { event, status } = call;
  return {
    ...general(call, 'answered-oddly'),
    message: msg('A SCEP server answers {0} with 200, not with {1}.', event.operation, status),
  };
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

/**
 * Any redirect. Clients with the HTTP stack of their platform follow one (java.net.HttpURLConnection does unless it is told not to, within one
 * scheme), so that the server's log alone does not show a failure; what a device reports as 302 was not followed.
 */
export function redirected({ event, status, policyModule }: Call): Told | undefined {
  if (status < 300 || status >= 400 || policyModule) return undefined;
  if (event.side === 'device') {
    return {
      cause: 'redirected',
      short: msg('redirected, and not followed'),
      message: msg(
        'The request was redirected, usually to the sign-in page of a proxy, and the device did not follow. It takes nothing but 200, so the enrollment stops here.',
      ),
    };
  }
  return {
    cause: 'redirected',
    severity: 'warning',
    short: msg('redirected'),
    message:
      event.operation === 'PKIOperation' && event.method?.value === 'POST'
        ? msg(
            'The request was redirected, usually to a sign-in page. A client that follows mostly asks the new address by GET and without the message, so it gets no certificate.',
          )
        : msg(
            'The request was redirected, usually to a sign-in page. A client may follow; it then gets a web page in place of the answer, unless the other address is that of NDES, too.',
          ),
  };
}
