import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'verifyrequest-500-temp',
  fires: [
    {
      title: 'the registration point',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        ASP.NET 4.0.30319.0
Event ID:      1310
               ^^^^ verifyrequest-500-temp
Level:         Warning
Description:
Event code: 3007
Event message: A compilation error has occurred.
Application Virtual Path: /CertificateRegistrationSvc`,
    },
  ],
  quiet: [
    {
      title: 'another application',
      format: 'windows-event-log',
      text: `Log Name:      Application
Source:        ASP.NET 4.0.30319.0
Event ID:      1310
Level:         Warning
Description:
Event code: 3007
Event message: A compilation error has occurred.
Application Virtual Path: /intranet`,
    },
  ],
};
