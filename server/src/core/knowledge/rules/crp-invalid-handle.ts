import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { connectorRule } from '../engine/kinds/connector-rule.ts';

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
  fires: [
    {
      title: 'the three entries of one request are one cause',
      format: 'svclog',
      text: `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Error">0</SubType><Level>2</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="CertificateRegistrationPoint" /></System><ApplicationData>
Cryptography Exception: System.Security.Cryptography.CryptographicException: m_safeCertContext is an invalid handle.&#xD;
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ crp-invalid-handle
   at Microsoft.ConfigurationManager.CertRegPoint.Helper.ValidateChallenge(String base64Toencode, X509Certificate2Collection encryptioncerts)&#xD;
</ApplicationData></E2ETraceEvent>`,
    },
  ],
  quiet: [
    {
      title: 'the check passed',
      format: 'svclog',
      text: `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Information">0</SubType><Level>8</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="CertificateRegistrationPoint" /></System><ApplicationData>
Validation Phase 3 finished with status True.
</ApplicationData></E2ETraceEvent>`,
    },
  ],
});
