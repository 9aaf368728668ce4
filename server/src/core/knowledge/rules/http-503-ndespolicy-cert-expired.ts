import { msg } from '../../text/message.ts';
import { failedCheck } from '../engine/chain-check.ts';
import { DOCS } from '../engine/docs.ts';
import { windowsRule } from '../engine/windows-event.ts';

const EXPIRED = 0x800b0101;

export const http503NdespolicyCertExpired = windowsRule({
  id: 'http-503-ndespolicy-cert-expired',
  title: msg('CAPI2: a certificate on the server has expired'),
  severity: 'warning',
  step: 2,
  resolutions: ['http-503-ndespolicy-cert-expired', 'plugin-stops-after-renewal', 'http-500-ra-certs-expired'],
  docUrl: DOCS.clientCertificate,
  source: 'CERT:cannot-assign-scep-certificates ; CERT:troubleshoot-scep-certificate-device-to-ndes',
  verified: true,
  draft(event) {
    const side = failedCheck(event, EXPIRED);
    const code = event.codes.find((one) => one.value === EXPIRED);
    if (!code || (side !== 'server' && side !== 'unknown')) return undefined;
    return {
      span: code.span,
      message: msg(
        'The server met a certificate that is not within its validity period. If it is the client certificate of the policy module, requests hang or end in 503: the registry still names the thumbprint of the expired one.',
      ),
      short: msg('certificate expired'),
      group: 'expired',
    };
  },
  fires: [
    {
      title: 'the worker process of IIS',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID><Level>2</Level><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyCertificateChainPolicy><EventAuxInfo ProcessName='w3wp.exe'/>
<Result value='800B0101'>A required certificate is not within its validity period when verifying against the current system clock or the timestamp in the signed file.</Result>
               ^^^^^^^^ http-503-ndespolicy-cert-expired
</CertVerifyCertificateChainPolicy></UserData></Event>`,
    },
  ],
  quiet: [
    {
      title: 'another program',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID><Level>2</Level><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyCertificateChainPolicy><EventAuxInfo ProcessName='chrome.exe'/><Result value='800B0101'/></CertVerifyCertificateChainPolicy></UserData></Event>`,
    },
  ],
});
