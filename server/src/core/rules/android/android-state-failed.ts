import type { AttemptStep, EnrollmentAttempt } from '../../correlate/model.ts';
import { findStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { perAttempt } from '../kinds/per-attempt.ts';

export const androidStateFailed: Rule = {
  id: 'android-state-failed',
  title: msg('A certificate changed to a failed state, and nothing that belongs to it says why'),
  severity: 'error',
  step: 5,
  formats: ['android-omadm-log'],
  resolutions: ['delivery-android-failed'],
  docUrl: PAGES.deliveryOnAndroid,
  source: 'CERT:troubleshoot-scep-certificate-delivery (states) ; names that end with _FAILED: not seen in a public log',
  verified: false,
  start: () => ({
    end: (attempts) => perAttempt(attempts, unexplained),
  }),
};

/** A failed state whose attempt shows no failure before it; where it does, another rule marks the cause. */
function unexplained(attempt: EnrollmentAttempt): FindingDraft | undefined {
  if (attempt.platform !== 'android' || attempt.outcome !== 'failed') return undefined;
  const failed = findStep(attempt, (step) => step.outcome === 'failed' || step.outcome === 'pending');
  return failed && isFailedState(failed) ? draft(failed) : undefined;
}

function isFailedState(step: AttemptStep): boolean {
  return step.name === 'state' && step.outcome === 'failed';
}

function draft(step: AttemptStep): FindingDraft {
  return {
    span: step.span,
    message: msg(
      'The certificate changed to {0}: the enrollment failed, and no line that belongs to it says why. Switch on Verbose Logging and reproduce. The name of this state is not documented; we read it from its ending.',
      step.detail?.value ?? '',
    ),
    short: msg('enrollment failed'),
  };
}
