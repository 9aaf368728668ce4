import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'crp-invalid-handle',
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
};
