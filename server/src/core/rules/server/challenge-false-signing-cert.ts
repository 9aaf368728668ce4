import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const challengeFalseSigningCert = connectorRule({
  id: 'challenge-false-signing-cert',
  title: msg('The signing certificate could not be retrieved'),
  severity: 'error',
  step: 3,
  resolutions: ['challenge-false-signing-cert', 'crp-invalid-handle'],
  docUrl: PAGES.challengeFalse,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module',
  verified: true,
  draft: () => ({
    message: msg(
      'The registration point has no signing certificate, so it cannot check any challenge and refuses every request. The value SigningCertificate is missing in the registry, or the server cannot reach Intune.',
    ),
    short: msg('signing certificate missing'),
    group: 'challenge-false-signing-cert',
  }),
});
