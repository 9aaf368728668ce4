import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';

export const challengeRefused: Rule = {
  id: 'challenge-refused',
  title: msg('NDESPlugin.log: the challenge was refused'),
  severity: 'error',
  step: 3,
  formats: ['ndes-plugin-log'],
  resolutions: ['challenge-false-signing-cert', 'crp-invalid-handle', 'subject-mismatch', 'challenge-expired'],
  docUrl: PAGES.challengeFalse,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module',
  verified: true,
  start: (report) => ({
    see(event) {
      if (event.kind !== 'note') return;
      if (event.note === 'plugin-challenge-refused') {
        report({
          span: event.span,
          message: msg(
            'The registration point refused the challenge of the device, so no certificate is issued. Its own log of this time says why: CertificateRegistrationPoint.svclog, or the CertificateConnectors events.',
          ),
          short: msg('challenge refused'),
        });
      }
      if (event.note !== 'plugin-challenge-unreadable') return;
      report({
        span: event.span,
        message: msg(
          'The registration point sent something that is no verdict, so no certificate is issued. The IIS line of this time has the status.',
        ),
        short: msg('no verdict'),
        resolutions: ['verifyrequest-unexpected-status', 'verifyrequest-403-16'],
      });
    },
  }),
};
