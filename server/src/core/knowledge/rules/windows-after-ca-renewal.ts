import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { chainRule } from '../engine/kinds/chain-check.ts';

const UNTRUSTED_ROOT = 0x800b0109;

export const windowsAfterCaRenewal = chainRule({
  id: 'windows-after-ca-renewal',
  title: msg('Windows: a certificate chain ends in a root that is not trusted (event 32, CAPI2 event 30)'),
  severity: 'warning',
  step: 2,
  resolutions: ['windows-after-ca-renewal', 'windows-hash-value'],
  docUrl: PAGES.caRenewal,
  source: 'CERT:scep-deployment-to-win10-devices-fails ; server side: CERT:troubleshoot-scep-certificate-ndes-policy-module',
  verified: true,
  codes: [UNTRUSTED_ROOT],
  only: 'policy',
  draft(code, side) {
    if (side === 'unknown') {
      return {
        span: code.span,
        severity: 'information',
        message: msg(
          'A computer does not trust a certificate chain (0x800B0109). On the NDES server, look for certificates in Trusted Root that are not self-signed (403.16); on a device, the RA certificates of NDES may belong to an old CA certificate.',
        ),
        short: msg('chain not trusted'),
        resolutions: ['windows-after-ca-renewal', 'verifyrequest-403-16', 'http-503-intermediate-in-root'],
        group: 'unknown',
      };
    }
    if (side === 'server') {
      return {
        span: code.span,
        message: msg(
          'The server does not trust a certificate chain. If it is that of the policy module, VerifyRequest is refused with 403.16: look for certificates in Trusted Root that are not self-signed.',
        ),
        short: msg('chain not trusted by the server'),
        step: 3,
        resolutions: ['verifyrequest-403-16', 'http-503-intermediate-in-root'],
        group: 'server',
      };
    }
    return {
      span: code.span,
      message: msg(
        'Windows does not trust a certificate chain (0x800B0109). If enrollments fail on Windows only, and since the CA was renewed, the RA certificates of NDES still belong to the old CA certificate.',
      ),
      short: msg('chain not trusted'),
      group: 'device',
    };
  },
  fires: [
    {
      title: 'on a device',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID><Level>2</Level><TimeCreated SystemTime='2024-05-14T09:12:33.123Z'/><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyCertificateChainPolicy><Certificate fileRef='1.cer' subjectName='NDES01-MSCEP-RA'/><EventAuxInfo ProcessName='svchost.exe'/>
<Result value='800B0109'>A certificate chain processed, but terminated in a root certificate which is not trusted by the trust provider.</Result>
               ^^^^^^^^ windows-after-ca-renewal
</CertVerifyCertificateChainPolicy></UserData></Event>`,
    },
  ],
  quiet: [
    {
      title: 'a service host that looks at a web server',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID><Level>2</Level><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyCertificateChainPolicy><Certificate fileRef='1.cer' subjectName='www.example.com'/><EventAuxInfo ProcessName='svchost.exe'/><Result value='800B0109'/></CertVerifyCertificateChainPolicy></UserData></Event>`,
    },
    {
      title: 'a program that has nothing to do with enrollments',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID><Level>2</Level><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyCertificateChainPolicy><EventAuxInfo ProcessName='Setup.exe'/><Result value='800B0109'/></CertVerifyCertificateChainPolicy></UserData></Event>`,
    },
    {
      title: 'a chain that is trusted',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID><Level>4</Level><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyCertificateChainPolicy><EventAuxInfo ProcessName='svchost.exe'/><Result value='0'/></CertVerifyCertificateChainPolicy></UserData></Event>`,
    },
  ],
});
