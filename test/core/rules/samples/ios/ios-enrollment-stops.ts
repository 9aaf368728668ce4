import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ios-enrollment-stops',
  fires: [
    {
      title: 'no GetCACaps',
      format: 'ios-console-log',
      text: `debug	18:30:53.000001 -0500	profiled	Adding dependent ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
     	                     	        	                                                                                                          ^^^^^^^^^ ios-enrollment-stops
default	19:10:00.000001 -0500	profiled	Checking for MDM installation...`,
    },
    {
      title: 'the log ends after the request was sent',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACaps&message=SCEP%20Authority
debug	18:30:55.300001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCA
     	                     	        	                                                                                                          ^^^^^^^^^^^^ ios-enrollment-stops`,
    },
  ],
  quiet: [
    {
      title: 'the profile was installed',
      format: 'ios-console-log',
      text: `debug	18:30:53.000001 -0500	profiled	Adding dependent ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACaps&message=SCEP%20Authority
default	18:30:55.100001 -0500	profiled	Attempting to retrieve issued certificate...
debug	18:30:55.200001 -0500	profiled	Sending CSR via GET.
debug	18:30:55.300001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCA
default	18:30:58.000001 -0500	profiled	Profile “www.windowsintune.com.SCEP.ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787” installed.
default	19:10:00.000001 -0500	profiled	Checking for MDM installation...`,
    },
  ],
};
