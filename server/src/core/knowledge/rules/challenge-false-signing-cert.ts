import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { connectorRule } from '../engine/kinds/connector-rule.ts';

export const challengeFalseSigningCert = connectorRule({
  id: 'challenge-false-signing-cert',
  title: msg('The signing certificate could not be retrieved'),
  severity: 'error',
  step: 3,
  resolutions: ['challenge-false-signing-cert', 'crp-invalid-handle'],
  docUrl: PAGES.policyModule,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module',
  verified: true,
  draft: () => ({
    message: msg(
      'The registration point has no signing certificate, so it cannot check any challenge and refuses every request. The value SigningCertificate is missing in the registry, or the server cannot reach Intune.',
    ),
    short: msg('signing certificate missing'),
    group: 'challenge-false-signing-cert',
  }),
  fires: [
    {
      title: 'the registry value is missing',
      format: 'svclog',
      text: `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Error">0</SubType><Level>2</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="CertificateRegistrationPoint" /></System><ApplicationData>
Signing certificate could not be retrieved. System.Security.Cryptography.CryptographicException: m_safeCertContext is an invalid handle.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ challenge-false-signing-cert
</ApplicationData></E2ETraceEvent>`,
    },
    {
      title: 'diagnostic code of the old connector',
      format: 'windows-event-log',
      text: `Source:        Microsoft Intune Connector
Event ID:      20502
Level:         Error
Description:
CRPVerifyMetric_Failure 0x00000409
                        ^^^^^^^^^^ challenge-false-signing-cert`,
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
