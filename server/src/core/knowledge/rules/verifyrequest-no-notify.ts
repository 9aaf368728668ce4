import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { findStep, hasStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { EndingOf } from '../engine/ending.ts';
import { byEndingOnceSeen } from '../engine/kinds/ending-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const verifyrequestNoNotify: Rule = {
  id: 'verifyrequest-no-notify',
  title: msg('VerifyRequest succeeded, no Notify followed'),
  severity: 'information',
  step: 4,
  formats: ['iis-w3c-log'],
  resolutions: ['ca-refuses-request', 'ca-0x80094800-template', 'reporting-stuck'],
  docUrl: PAGES.policyModule,
  source:
    'CERT:troubleshoot-scep-certificate-ndes-policy-module ; CERT:troubleshoot-scep-certificate-reporting ; combination: derived',
  verified: false,
  start: byEndingOnceSeen('Notify', unreported),
};

function unreported(attempt: EnrollmentAttempt, endingOf: EndingOf): FindingDraft | undefined {
  if (attempt.outcome !== 'unknown' || !hasStep(attempt, 'VerifyRequest', 'ok') || hasStep(attempt, 'Notify')) return undefined;
  if (!endingOf(attempt)?.over) return undefined;
  const verify = findStep(attempt, (step) => step.name === 'VerifyRequest');
  if (!verify) return undefined;
  return {
    span: verify.span,
    message: msg(
      'The challenge was confirmed, but as far as this log shows, the policy module reported no outcome. Usually the CA did not issue the certificate; look at the NDES events and at Failed Requests on the CA.',
    ),
    short: msg('no Notify followed'),
  };
}
