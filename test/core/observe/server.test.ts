import { describe, it } from 'vitest';
import { check } from './check.ts';

describe('what a server log says of an enrollment', () => {
  it('IIS: each call of a device with its answer, its addresses and its machine, and nothing of pages, monitors of other sites and browsers', () => {
    check(
      'iis-w3c-log',
      `#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken X-Forwarded-For
2026-01-20 07:05:01 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 10.40.86.2 Dalvik/2.1.0+(Linux;+U;+Android+13) 200 0 0 94 203.0.113.9
                                                                            ^^^^^^^^^ iis GetCACaps whole 2:done #0 address=10.40.86.2 forwardedFor=203.0.113.9 server=NDES01 userAgent=Dalvik/2.1.0+(Linux;+U;+Android+13)
2026-01-20 07:05:01 NDES01 10.1.5.20 GET /reports/ - 443 10.20.2.170 Mozilla/5.0+(Windows+NT+10.0) 404 0 0 81 -
2026-01-20 07:05:02 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 10.40.86.2 Dalvik/2.1.0+(Linux;+U;+Android+13) 500 0 1346 216 -
                                                                            ^^^^^^^^^ iis GetCACert whole 2:failed #0 address=10.40.86.2 server=NDES01 userAgent=Dalvik/2.1.0+(Linux;+U;+Android+13)
2026-01-20 07:05:03 NDES01 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 10.40.86.2 Dalvik/2.1.0+(Linux;+U;+Android+13) 200 0 0 1163 -
                                                                             ^^^^^^^^^^^^ iis PKIOperation whole 2:done #0 address=10.40.86.2 server=NDES01 userAgent=Dalvik/2.1.0+(Linux;+U;+Android+13)
2026-01-20 07:05:04 NDES01 10.1.5.20 POST /certsrv/mscep/mscep.dll operation=PKIOperation 443 10.40.86.2 Dalvik/2.1.0+(Linux;+U;+Android+13) 404 15 0 3 -
                                                                             ^^^^^^^^^^^^ iis PKIOperation whole 2:failed #1 address=10.40.86.2 server=NDES01 userAgent=Dalvik/2.1.0+(Linux;+U;+Android+13)
2026-01-20 07:05:05 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetNextCACert&message=ca 443 10.40.86.2 curl/7.81 200 0 64 3 -
                                                                            ^^^^^^^^^^^^^ iis GetNextCACert whole 2:unknown #2 address=10.40.86.2 server=NDES01 userAgent=curl/7.81
2026-01-20 07:05:06 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll - 443 10.1.9.9 Mozilla/5.0+(Windows+NT+10.0) 403 0 0 3 -
2026-01-20 07:05:07 NDES01 10.1.5.20 GET /certsrv/mscep_admin/ - 443 10.1.9.9 Mozilla/5.0+(Windows+NT+10.0) 200 0 0 3 -`,
    );
  });

  it('IIS: the two calls of the policy module (legacy connector); only 201 confirms a challenge', () => {
    check(
      'iis-w3c-log',
      `#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken
2026-01-13 09:05:03 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 10.1.5.20 NDES_Plugin 201 0 0 323
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ iis verify whole 3:done address=10.1.5.20 server=10.1.5.20 userAgent=NDES_Plugin
2026-01-13 09:05:04 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 10.1.5.20 NDES_Plugin 204 0 0 124
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ iis notify whole 6:done address=10.1.5.20 server=10.1.5.20 userAgent=NDES_Plugin
2026-01-13 09:06:38 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 10.1.5.20 NDES_Plugin 200 0 0 650
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ iis verify whole 3:failed address=10.1.5.20 server=10.1.5.20 userAgent=NDES_Plugin
2026-01-13 09:09:30 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/VerifyRequest - 443 10.1.5.20 NDES_Plugin 403 16 2148204809 31
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ iis verify whole 3:failed address=10.1.5.20 server=10.1.5.20 userAgent=NDES_Plugin
2026-01-13 09:10:30 10.1.5.20 POST /CertificateRegistrationSvc/Certificate/Notify - 443 10.1.5.20 NDES_Plugin 500 0 0 31
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ iis notify whole 6:failed address=10.1.5.20 server=10.1.5.20 userAgent=NDES_Plugin`,
    );
  });

  it('HTTPERR: what http.sys ended itself; connections without a request say nothing', () => {
    check(
      'httperr-log',
      `#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri streamid sc-status s-siteid s-reason s-queuename
2026-01-13 09:13:02 10.40.86.2 50000 10.1.5.20 443 HTTP/1.1 GET /certsrv/mscep/mscep.dll?operation=GetCACaps&message=ca - 503 1 AppOffline SCEP
                                                                                                   ^^^^^^^^^ http-sys GetCACaps whole 2:failed #0 address=10.40.86.2 server=10.1.5.20
2026-01-13 09:13:02 10.40.86.3 50001 10.1.5.20 443 HTTP/1.1 POST /certsrv/mscep/mscep.dll?operation=PKIOperation - - 1 Connection_Abandoned_By_ReqQueue SCEP
                                                                                                    ^^^^^^^^^^^^ http-sys PKIOperation whole 2:failed #1 address=10.40.86.3 server=10.1.5.20
2026-01-13 09:16:16 10.40.87.9 50002 10.1.5.20 443 - - - - - - Timer_ConnectionIdle -
2026-01-13 09:16:17 198.51.100.7 50003 10.1.5.20 443 HTTP/1.1 GET / - 400 - Hostname -`,
    );
  });
});
