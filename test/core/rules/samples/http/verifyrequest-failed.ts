import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'verifyrequest-failed',
  fires: [
    {
      title: 'answered 200 instead of 201',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 200 0 0 250
                                                                                                                         ^^^ verifyrequest-failed`,
    },
    {
      title: 'the configuration is faulty',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 500 19 5 31
                                                                                                                         ^^^^^^^^ verifyrequest-failed`,
    },
  ],
  quiet: [
    {
      title: 'the challenge was checked',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 - 10.1.5.20 NDES_Plugin - 204 0 0 31`,
    },
  ],
};
