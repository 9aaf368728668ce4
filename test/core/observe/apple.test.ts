import { describe, it } from 'vitest';
import { check } from './check.ts';

describe('what the console of an Apple device says of an enrollment', () => {
  it('iOS: the profile, the three calls, the error block by its innermost code, and what was installed', () => {
    check(
      'ios-console-log',
      `debug	08:06:33.479031+0100	profiled	Adding dependent ModelName=AC_8ae73719-e54f-4451-88cc-b12af028903c/LogicalName_865fc253_44f3_42d5_abbd_4cadb826f338;Hash=55310606 to parent 6323261893 in domain PayloadDependencyDomainCertificate to system
     	                    	        	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ device profile-delivered end 1:done #0 alias=ModelName=AC_8ae73719-e54f-4451-88cc-b12af028903c/LogicalName_865fc253_44f3_42d5_abbd_4cadb826f338;Hash=55310606 policy=865fc253-44f3-42d5-abbd-4cadb826f338
debug	08:06:34.131032+0100	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
     	                    	        	                                                                                                          ^^^^^^^^^ device GetCACert call 2:unknown #0 server=ndes-contoso.msappproxy.net
debug	08:06:34.845034+0100	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACaps&message=SCEP%20Authority
     	                    	        	                                                                                                          ^^^^^^^^^ device GetCACaps call 2:unknown #0 server=ndes-contoso.msappproxy.net
default	08:06:36.113036+0100	profiled	Attempting to retrieve issued certificate...
       	                    	        	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ device request-built end 2:unknown #0
debug	08:06:36.122037+0100	profiled	Sending CSR via GET.
debug	08:06:36.125038+0100	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=PKIOperation&message=
     	                    	        	                                                                                                          ^^^^^^^^^^^^ device PKIOperation call 2:unknown #0 server=ndes-contoso.msappproxy.net
error	08:06:37.268043+0100	profiled	Cannot retrieve SCEP identity: NSError:
    Desc   : The SCEP server returned an invalid response.
    US Desc: The SCEP server returned an invalid response.
    Domain : MCSCEPErrorDomain
    Code   : 22013
             ^^^^^ device error end 2-5:failed #0
    Type   : MCFatalError
default	08:12:51.278107+0100	profiled	Profile “www.windowsintune.com.SCEP.ModelName=AC_a9a6bd31-bec8-43fa-a47f-14c5c26c598b/LogicalName_71fa9a00_24a2_4ea3_8960_405313139d07;Hash=55310607” installed.
       	                    	        	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ device installed end 5:done #0 alias=ModelName=AC_a9a6bd31-bec8-43fa-a47f-14c5c26c598b/LogicalName_71fa9a00_24a2_4ea3_8960_405313139d07;Hash=55310607 policy=71fa9a00-24a2-4ea3-8960-405313139d07`,
    );
  });

  it('macOS: mdmclient, a profile that is taken back, and errors that are not of SCEP', () => {
    check(
      'ios-console-log',
      `default	10:00:00.000001 +0100	mdmclient	Performing synchronous URL request: https://ndes.contoso.com/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
       	                     	         	                                                                                               ^^^^^^^^^ device GetCACert call 2:unknown #0 server=ndes.contoso.com
default	10:00:01.000001 +0100	mdmclient	Rolling back installation of profile "www.windowsintune.com.SCEP.ModelName=AC_1/LogicalName_71fa9a00_24a2_4ea3_8960_405313139d07;Hash=7"
       	                     	         	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ device error end 5:failed #0 alias=ModelName=AC_1/LogicalName_71fa9a00_24a2_4ea3_8960_405313139d07;Hash=7 policy=71fa9a00-24a2-4ea3-8960-405313139d07
error	10:00:02.000001 +0100	mdmclient	Installation failed. Error: NSError:
    Desc   : The certificate could not be stored.
    US Desc: The certificate could not be stored.
    Domain : MCCertificateErrorDomain
    Code   : 9002
             ^^^^ device error end 5:failed #0
    Type   : MCFatalError
error	10:00:03.000001 +0100	mdmclient	Cannot retrieve SCEP identity
     	                     	         	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ device error end 2:failed #0`,
    );
  });
});
