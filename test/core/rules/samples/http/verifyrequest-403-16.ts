import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'verifyrequest-403-16',
  fires: [
    {
      title: 'the line of the article',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 403 16 2148204809 453
                                                                                                                         ^^^^^^^^^^^^^^^^^ verifyrequest-403-16`,
    },
    {
      title: 'a detailed page in place of a verdict',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns <!DOCTYPE html> <html> <head>
<title>IIS 10.0 Detailed Error - 403.16 - Forbidden</title>
                                 ^^^^^^ verifyrequest-403-16`,
    },
  ],
  quiet: [
    {
      title: 'the challenge was checked',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31`,
    },
    {
      title: 'another application refuses a client certificate',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /api/ - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 403 16 2148204809 31`,
    },
  ],
};
