import { msg } from '../../text/sentence.ts';
import type { Call, FailureReason } from './model.ts';

/** A success that is none for this operation. */
export function answeredOddly({ event, status }: Call): FailureReason | undefined {
  if (status < 200 || status >= 300) return undefined;
  if (event.operation === 'BareUrl') {
    return {
      short: msg('NDES page instead of 403'),
      why: msg(
        'NDES shows its own page, so the Intune policy module is not installed or not registered: challenges are not checked.',
      ),
    };
  }
  if (event.operation === 'VerifyRequest') {
    return {
      short: msg('challenge not confirmed (201 expected)'),
      why: msg(
        'A checked challenge is answered with 201. With {0}, the registration point answered something else, possibly a refusal.',
        status,
      ),
    };
  }
  if (event.operation === 'Notify') {
    return { short: msg('204 expected'), why: msg('A report that was taken is answered with 204, not with {0}.', status) };
  }
  return undefined;
}

/** Any redirect: SCEP clients do not follow. */
export function redirected({ status }: Call): FailureReason | undefined {
  if (status < 300 || status >= 400) return undefined;
  return {
    short: msg('redirected, SCEP cannot follow'),
    why: msg(
      'The request was redirected, usually to the sign-in page of a proxy. A SCEP client accepts only 200, so the enrollment stops here.',
    ),
  };
}
