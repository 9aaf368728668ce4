import { describe, it } from 'vitest';
import { check } from './check.ts';

describe('what IIS says of an enrollment', () => {
  it('tells each call of a device with its answer, its addresses and its machine, and passes over what is no call', () => {
    check(
      'iis-w3c-log',
      `#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) sc-status sc-substatus sc-win32-status time-taken X-Forwarded-For
2026-01-20 07:05:01 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACaps&message=ca 443 10.40.86.2 Dalvik/2.1.0+(Linux;+U;+Android+13) 200 0 0 94 203.0.113.9
                                                                            ^^^^^^^^^ iis GetCACaps whole 2:done #0 address=10.40.86.2 forwardedFor=203.0.113.9 server=NDES01 userAgent=Dalvik/2.1.0+(Linux;+U;+Android+13)
2026-01-20 07:05:01 NDES01 10.1.5.20 GET /reports/ - 443 10.20.2.170 Mozilla/5.0+(Windows+NT+10.0) 404 0 0 81 -
2026-01-20 07:05:02 NDES01 10.1.5.20 GET /certsrv/mscep/mscep.dll operation=GetCACert&message=ca 443 10.40.86.2 Dalvik/2.1.0+(Linux;+U;+Android+13) 500 0 1346 216 -
                                                                            ^^^^^^^^^ iis GetCACert whole 2:failed #0 address=10.40.86.2 server=NDES01 userAgent=Dalvik/2.1.0+(Linux;+U;+Android+13)`,
    );
  });
});
