import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { findStep, hasStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { EndingOf } from '../engine/ending.ts';
import { byEndingOnceSeen } from '../engine/kinds/ending-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const pkioperationNoVerifyrequest: Rule = {
  id: 'pkioperation-no-verifyrequest',
  title: msg('PKIOperation without a VerifyRequest'),
  severity: 'information',
  step: 3,
  formats: ['iis-w3c-log'],
  resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity', 'general-ndes-page'],
  docUrl: PAGES.policyModule,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module ; RFC8894 3.1 ; combination: derived',
  verified: false,
  start: byEndingOnceSeen('VerifyRequest', unchecked),
};

/** Only where the log shows policy module calls at all; without any, it may be the log of another site. */
function unchecked(attempt: EnrollmentAttempt, endingOf: EndingOf): FindingDraft | undefined {
  if (attempt.outcome !== 'unknown' || !hasStep(attempt, 'PKIOperation', 'unknown') || hasStep(attempt, 'VerifyRequest'))
    return undefined;
  if (!endingOf(attempt)?.over) return undefined;
  const request = findStep(attempt, (step) => step.name === 'PKIOperation');
  if (!request) return undefined;
  return {
    span: request.span,
    message: msg(
      'As far as this log shows, NDES did not ask the policy module about this request. It may not have been able to decrypt it (made for another RA certificate or server), or it was no request for a new certificate.',
    ),
    short: msg('no VerifyRequest seen for it'),
  };
}
