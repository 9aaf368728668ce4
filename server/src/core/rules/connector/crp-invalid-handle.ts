import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const crpInvalidHandle = connectorRule({
  id: 'crp-invalid-handle',
  title: msg('Registration point: m_safeCertContext is an invalid handle'),
  severity: 'error',
  step: 3,
  resolutions: ['crp-invalid-handle', 'challenge-false-signing-cert'],
  docUrl: PAGES.requestFails,
  source: 'CERT:scep-certificate-request-fails',
  verified: true,
  draft: () => ({
    message: msg(
      'The registration point could not open a certificate that it needs to check the challenge: the certificates of the connector are missing in the registry. Every request is refused.',
    ),
    short: msg('certificate of the connector missing'),
    group: 'crp-invalid-handle',
  }),
});
