import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-503-crl',
  fires: [
    {
      title: 'the worker process of IIS',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>41</EventID><Level>2</Level><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyRevocation><EventAuxInfo ProcessName='w3wp.exe'/>
<Result value='80092013'>The revocation function was unable to check revocation because the revocation server was offline.</Result>
               ^^^^^^^^ http-503-crl
</CertVerifyRevocation></UserData></Event>`,
    },
  ],
  quiet: [
    {
      title: 'another program',
      format: 'windows-event-log',
      text: `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-CAPI2'/><EventID>41</EventID><Level>2</Level><Channel>Microsoft-Windows-CAPI2/Operational</Channel></System>
<UserData><CertVerifyRevocation><EventAuxInfo ProcessName='Setup.exe'/><Result value='80092012'/></CertVerifyRevocation></UserData></Event>`,
    },
  ],
};
