import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'connector-certificate-missing',
  fires: [
    {
      title: 'in the trace of the connector',
      format: 'svclog',
      text: `<E2ETraceEvent xmlns="http://schemas.microsoft.com/2004/06/E2ETraceEvent"><System xmlns="http://schemas.microsoft.com/2004/06/windows/eventlog/system"><EventID>0</EventID><Type>3</Type><SubType Name="Error">0</SubType><Level>2</Level><TimeCreated SystemTime="2019-03-12T14:22:07.1234567Z" /><Source Name="NDESConnectorService" /></System><ApplicationData>
NDES Connector certificate could not be found
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ connector-certificate-missing
</ApplicationData></E2ETraceEvent>`,
    },
    {
      title: 'in an event of the old connector',
      format: 'windows-event-log',
      text: `Source:        Microsoft Intune Connector
Event ID:      10302
Level:         Error
Description:
RetrieveCertificate_Error 0x00000404
                          ^^^^^^^^^^ connector-certificate-missing`,
    },
  ],
  quiet: [
    {
      title: 'the certificate was renewed',
      format: 'windows-event-log',
      text: `Source:        Microsoft Intune Connector
Event ID:      10100
Level:         Information
Description:
CertificateRenewal_Success 0x00000000`,
    },
  ],
};
