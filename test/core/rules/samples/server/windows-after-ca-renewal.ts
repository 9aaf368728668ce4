import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'windows-after-ca-renewal',
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
};
