import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'http-503-windows-auth',
  fires: [
    {
      title: 'Windows Authentication on CertificateRegistrationSvc',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 401 2 5 31
                                                                                                                         ^^^^^^^ http-503-windows-auth`,
    },
  ],
  quiet: [
    {
      title: 'the sign-in of the administrator page',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep_admin/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 401 2 5 31`,
    },
    {
      title: 'the challenge was checked',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31`,
    },
  ],
};
