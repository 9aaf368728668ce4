import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { connectorRule } from '../engine/kinds/connector-rule.ts';

export const connectorCertificateMissing = connectorRule({
  id: 'connector-certificate-missing',
  title: msg('The connector has no certificate'),
  severity: 'error',
  step: 6,
  resolutions: ['setup-signin-0x80004003', 'setup-signin-unexpected'],
  docUrl: PAGES.connectorSignIn,
  source: 'CERT:ndes-connector-signin-error-80004003 ; CERT:troubleshoot-certificate-connector-events',
  verified: true,
  draft: () => ({
    message: msg(
      'The certificate with which the connector talks to Intune is missing or has expired: the connector is not enrolled. Sign in to it again; until then no challenge is checked and no outcome reported.',
    ),
    short: msg('connector not enrolled'),
    group: 'connector-certificate-missing',
  }),
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
});
