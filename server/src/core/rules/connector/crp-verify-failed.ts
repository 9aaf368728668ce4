import { PAGES } from '../../facts/pages.ts';
import { connectorCause } from '../../judge/cause/connector.ts';
import type { LogEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const crpVerifyFailed: Rule = {
  id: 'crp-verify-failed',
  title: msg('Registration point: VerifyRequest ended with False'),
  severity: 'error',
  step: 3,
  formats: ['svclog'],
  resolutions: ['subject-mismatch', 'challenge-expired', 'challenge-false-signing-cert', 'crp-invalid-handle'],
  docUrl: PAGES.challengeFalse,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module ; what the phases check: CERT:scep-certificate-request-fails',
  verified: true,
  start: (report) => {
    let explained = false;
    let phase: LogEvent | undefined;
    return {
      see(event) {
        if (event.kind !== 'note') return;
        if (connectorCause(event)) explained = true;
        if (event.note === 'crp-phase-failed') phase = event;
        if (event.note === 'crp-verify-failed' && !explained) {
          report({
            span: event.span,
            message: msg(
              'The registration point refused the request, and its trace names no reason that we know. Phase 1 checks the challenge itself, phase 3 compares the request with it.',
            ),
            short: msg('request refused'),
            evidence: phase ? [{ span: phase.span, message: msg('This phase failed.') }] : [],
          });
        }
        if (event.note !== 'crp-verify-started' && event.note !== 'crp-verify-failed' && event.note !== 'crp-verify-passed')
          return;
        explained = false;
        phase = undefined;
      },
    };
  },
};
