import { msg } from '../../text/sentence.ts';
import { connectorRule } from '../kinds/connector-rule.ts';

export const crpInvalidHandle = connectorRule({
  id: 'crp-invalid-handle',
  title: msg('Registration point: m_safeCertContext is an invalid handle'),
  source: 'CERT:scep-certificate-request-fails',
});
