import type { Place } from '../model.ts';
import type { LogFinding } from './model.ts';

/** What logs of devices say, each alone, of an enrollment that goes no further: a server may know why. */
export const DEVICE_STOPS: readonly string[] = ['ios-enrollment-stops', 'android-enrollment-stops', 'windows-enrollment-stops'];

/** Findings of logs that say that a request was refused, and not why. */
export const UNSPECIFIC: readonly string[] = [
  'challenge-refused',
  'ndes-challenge-refused',
  'connector-verify-failed',
  'crp-verify-failed',
  'plugin-verify-failed',
  'verifyrequest-failed',
  'scep-reply-failure',
  'ios-scep-error',
  'ios-scep-error-key',
  'ios-scep-identity-failed',
  'ios-profile-error',
  'ios-profile-rolled-back',
  'jscep-failed',
  'android-state-failed',
  'delivery-windows',
  'windows-certenroll-failed',
  'http-500-ndes',
];

/** True where no finding names a reason, so that a case may name one. */
export function isUnspecific(findings: readonly LogFinding[]): boolean {
  return findings.every(({ id }) => UNSPECIFIC.includes(id));
}

/** NDES says in event 29 that a challenge cannot be verified, or was used before. */
const CHALLENGE_REFUSED = 29;

/** A line in which the challenge was refused, or a request by its answer. */
export function isRefusal({ observation: { act, by, event, outcome } }: Place): boolean {
  if (outcome !== 'failed') return false;
  return act === 'verify' || act === 'reply' || (by === 'ndes' && event?.id === CHALLENGE_REFUSED);
}

/** The challenge itself was refused. */
export function isChallengeRefusal(place: Place): boolean {
  return isRefusal(place) && place.observation.act !== 'reply';
}
