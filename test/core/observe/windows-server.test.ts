import { describe, it } from 'vitest';
import { check } from './check.ts';

describe('what the events of a server say of an enrollment', () => {
  it('NDES: what one request causes, and that it did not start; its start and foreign events say nothing', () => {
    check(
      'windows-event-log',
      `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          1/20/2026 7:04:56 AM
Event ID:      1
Level:         Information
Computer:      NDES01.contoso.com
Description:
The Network Device Enrollment Service was started successfully.
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          1/20/2026 8:06:36 AM
Event ID:      29
               ^^ ndes verify end 3:failed server=NDES01.contoso.com
Level:         Error
Computer:      NDES01.contoso.com
Description:
The password in the certificate request cannot be verified.  It may have been used already.  Obtain a new password to submit with this request.
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          1/20/2026 8:09:47 AM
Event ID:      31
               ^^ ndes issue end 4:failed server=NDES01.contoso.com
Level:         Error
Computer:      NDES01.contoso.com
Description:
The Network Device Enrollment Service cannot submit the certificate request (The requested certificate template is not supported by this CA. 0x80094800 (-2146875392 CERTSRV_E_UNSUPPORTED_CERT_TYPE)).  0x80004005
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          1/20/2026 8:11:17 AM
Event ID:      18
               ^^ ndes PKIOperation end 2:failed server=NDES01.contoso.com
Level:         Error
Computer:      NDES01.contoso.com
Description:
The Network Device Enrollment Service cannot decrypt the client's PKCS7 message (0x80090005).  Bad Data.
Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Date:          1/20/2026 8:12:17 AM
Event ID:      2
               ^ ndes error whole 2:failed server=NDES01.contoso.com
Level:         Error
Computer:      NDES01.contoso.com
Description:
The Network Device Enrollment Service cannot be started (0x80070057).  The parameter is incorrect.
Source:        Microsoft-Windows-Security-SPP
Date:          1/20/2026 8:16:00 AM
Event ID:      16384
Level:         Information
Computer:      NDES01.contoso.com
Description:
Successfully scheduled Software Protection service for re-start. Reason: RulesEngine.`,
    );
  });

  it('WAS and Application Error: only pools of NDES and of the registration point, and worker processes', () => {
    check(
      'windows-event-log',
      `Source:        Microsoft-Windows-WAS
Date:          1/13/2026 4:12:35 AM
Event ID:      5009
               ^^^^ windows error whole 2:failed server=NDES01.contoso.com
Level:         Warning
Computer:      NDES01.contoso.com
Description:
A process serving application pool 'SCEP' terminated unexpectedly. The process id was '2130'. The process exit code was '0xc0000005'.
Source:        Microsoft-Windows-WAS
Date:          1/13/2026 4:12:43 AM
Event ID:      5002
               ^^^^ windows error whole 3:failed server=NDES01.contoso.com
Level:         Error
Computer:      NDES01.contoso.com
Description:
Application pool 'CertificateRegistrationSvc' is being automatically disabled due to a series of failures in the process(es) serving that application pool.
Source:        Microsoft-Windows-WAS
Date:          1/13/2026 4:12:44 AM
Event ID:      5002
Level:         Error
Computer:      NDES01.contoso.com
Description:
Application pool 'Intranet' is being automatically disabled due to a series of failures in the process(es) serving that application pool.
Source:        Application Error
Date:          1/13/2026 4:12:45 AM
Event ID:      1000
               ^^^^ windows error whole 2:failed server=NDES01.contoso.com
Level:         Error
Computer:      NDES01.contoso.com
Description:
Faulting application name: w3wp.exe, version: 8.5.9600.16384, time stamp: 0x5215df96
Source:        Application Error
Date:          1/13/2026 4:12:46 AM
Event ID:      1000
Level:         Error
Computer:      NDES01.contoso.com
Description:
Faulting application name: notepad.exe, version: 8.5.9600.16384, time stamp: 0x5215df96`,
    );
  });

  it('CA: requests with a subject of their own; those of domain computers are no SCEP', () => {
    check(
      'windows-event-log',
      `Source:        Microsoft-Windows-CertificationAuthority
Date:          1/20/2026 8:09:47 AM
Event ID:      53
               ^^ ca issue end 4:failed device=8e7bdede-8e34-41a9-89fa-c496b74d1184 server=CA01.contoso.com subject=CN=8e7bdede-8e34-41a9-89fa-c496b74d1184
Level:         Warning
Computer:      CA01.contoso.com
Description:
Active Directory Certificate Services denied request 769 because The requested certificate template is not supported by this CA. 0x80094800 (-2146875392 CERTSRV_E_UNSUPPORTED_CERT_TYPE).  The request was for CN=8e7bdede-8e34-41a9-89fa-c496b74d1184.  Additional information: Denied by Policy Module
Source:        Microsoft-Windows-CertificationAuthority
Date:          1/20/2026 8:09:48 AM
Event ID:      21
Level:         Error
Computer:      CA01.contoso.com
Description:
Active Directory Certificate Services could not process request 7398 due to an error: Disk IO error 0x80070015 (WIN32: 21).  The request was for CONTOSO\\PC-0042$.
Source:        Microsoft-Windows-CertificationAuthority
Date:          1/20/2026 8:09:48 AM
Event ID:      6
               ^ ca issue end 4:done device=8e7bdede-8e34-41a9-89fa-c496b74d1184 server=CA01.contoso.com subject=CN=8e7bdede-8e34-41a9-89fa-c496b74d1184
Level:         Information
Computer:      CA01.contoso.com
Description:
Active Directory Certificate Services issued a certificate for request 770 for CN=8e7bdede-8e34-41a9-89fa-c496b74d1184.
Source:        Microsoft-Windows-Security-Auditing
Date:          1/20/2026 8:09:49 AM
Event ID:      4887
               ^^^^ ca issue end 4:done server=CA01.contoso.com subject=CN=user101@contoso.com
Level:         Information
Computer:      CA01.contoso.com
Description:
Certificate Services approved a certificate request and issued a certificate.

Request ID:	130
Requester:	CONTOSO\\svc-ndes
Attributes:	CertificateTemplate:IntuneSCEP
ccm:NDES01.contoso.com
Disposition:	3
SKI:		71 98 9a e4 99 fd f0 fd 72 6a 78 ac 38 9d 58 74 b0 1b 2c 86
Subject:	CN=user101@contoso.com`,
    );
  });
});
