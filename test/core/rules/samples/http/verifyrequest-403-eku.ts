import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'verifyrequest-403-eku',
  fires: [
    {
      title: 'refused without a reason',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 403 0 0 31
                                                                                                                         ^^^ verifyrequest-403-eku`,
    },
    {
      title: 'no certificate was sent',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 403 7 5 31
                                                                                                                         ^^^^^^^ verifyrequest-403-eku`,
    },
    {
      title: 'revoked, or the CRL is out of reach',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 403 13 2148081683 31
                                                                                                                         ^^^^^^^^^^^^^^^^^ verifyrequest-403-eku`,
    },
    {
      title: 'expired',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 403 17 2148204801 31
                                                                                                                         ^^^^^^^^^^^^^^^^^ verifyrequest-403-eku`,
    },
    {
      title: 'a page in place of a verdict',
      format: 'ndes-plugin-log',
      text: `Calling VerifyRequest ...
Sending request to certificate registration point.
Verify challenge returns <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"> <html xmlns="http://www.w3.org/1999/xhtml"> <head>
<title>403 - Forbidden: Access is denied.</title>
       ^^^ verifyrequest-403-eku`,
    },
  ],
  quiet: [
    {
      title: 'the healthy answer of the bare URL',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 GET /certsrv/mscep/mscep.dll - 443 - 10.40.87.9 Mozilla/5.0+(Windows+NT+10.0) - 403 0 0 31`,
    },
    {
      title: 'the challenge was checked',
      format: 'iis-w3c-log',
      text: `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken
2024-05-01 08:15:01 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 - 10.1.5.20 NDES_Plugin - 201 0 0 31`,
    },
  ],
};
