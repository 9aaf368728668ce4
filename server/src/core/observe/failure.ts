import { javaException } from '../facts/codes/jscep.ts';
import { profileErrorOf, SCEP_ERROR_DOMAIN, scepErrorOf } from '../judge/cause/ios.ts';
import { jscepFailure } from '../judge/cause/jscep.ts';
import { failsBeforeDecision } from '../judge/cause/windows-client.ts';
import { type WindowsResult, windowsResult } from '../judge/cause/windows-result.ts';
import type { ErrorEvent } from '../log/event.ts';
import type { FlowStep } from '../log/finding.ts';
import type { Steps } from './draft.ts';

/** What a device can tell of where its enrollment failed: mostly that the answer was a refusal, or none that it can use. */

function steps(step: FlowStep, upTo: FlowStep = step): Steps {
  return upTo === step ? { step } : { step, upTo };
}

/** Nothing is known but that it had begun. */
export const ANYWHERE = steps(2, 5);

/**
 * A refusal by its failInfo (RFC 8894 section 3.2.1.4.2). NDES says `badRequest` for a challenge that the policy module refuses and for a
 * request that the CA denies; the other values are about the message, the clock or the certificate.
 */
export function refusalSteps(failInfo: string | undefined): Steps {
  return failInfo === 'badRequest' || failInfo === '2' ? steps(3, 4) : steps(2, 4);
}

/** An exception of the SCEP library, or of Java below it, by the table of those. */
export function javaSteps(event: ErrorEvent): Steps {
  const failure = jscepFailure(event);
  if (!failure || failure.kind === 'app') return ANYWHERE;
  if (failure.kind === 'operation-failure') return refusalSteps(undefined);
  const known = javaException(failure.cause.name.value, failure.cause.text?.value ?? '')?.steps ?? [];
  const [first, ...others] = known;
  return first === undefined ? ANYWHERE : steps(first, others.at(-1) ?? first);
}

/** Codes of MCSCEPErrorDomain that are not about the calls: the profile, the certificate that came, and where to keep it. */
const SCEP_CODES: ReadonlyMap<number, Steps> = new Map([
  [22000, steps(1)],
  [22007, steps(5)],
  [22008, steps(5)],
  [22012, steps(5)],
  [22013, steps(2, 5)], // the answer to PKIOperation: a refusal, an error page, a damaged message
]);

/** An error block of Apple's profile installation, by what lies innermost in it. */
export function appleSteps(event: ErrorEvent): Steps {
  const scep = scepErrorOf(event);
  if (scep) return SCEP_CODES.get(scep.code?.value ?? 0) ?? steps(2);
  const cause = profileErrorOf(event);
  if (!cause) return ANYWHERE;
  return cause.name.value === 'MCHTTPTransactionErrorDomain' ? steps(2) : steps(5);
}

/** The innermost error that is more than a wrapper. */
export function appleCause(event: ErrorEvent): ErrorEvent {
  return scepErrorOf(event) ?? profileErrorOf(event) ?? event.causes.at(-1) ?? event;
}

/** True for errors of profile installation and of what lies inside one; other frameworks print NSErrors too. */
export function isAppleEnrollmentError(event: ErrorEvent): boolean {
  if (event.notation !== 'ns-error') return false;
  return [event, ...event.causes].some(({ name }) => name.value === SCEP_ERROR_DOMAIN || PROFILE_DOMAIN.test(name.value));
}

const PROFILE_DOMAIN = /^(?:MC[A-Z][A-Za-z]{0,60}ErrorDomain|MDM-SCEP)$/;

/** The result of a Windows device. */
export function windowsSteps(result: number | undefined): Steps {
  if (result === undefined) return ANYWHERE;
  if (failsBeforeDecision(result)) return steps(2);
  return WINDOWS_STEPS[windowsResult(result).kind] ?? ANYWHERE;
}

const WINDOWS_STEPS: Partial<Record<WindowsResult['kind'], Steps>> = {
  challenge: steps(1),
  refused: steps(3, 4),
  answer: steps(5),
};
