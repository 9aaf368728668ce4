import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-503-ndespolicy-cert-expired',
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
    {
      title: 'TLS on a computer that may be the server',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>30</EventID><Level>2</Level><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyCertificateChainPolicy><EventAuxInfo ProcessName='lsass.exe'/>
<Result value='800B0101'/></CertVerifyCertificateChainPolicy></UserData></Event>
               ^^^^^^^^ http-503-ndespolicy-cert-expired`,
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
};
