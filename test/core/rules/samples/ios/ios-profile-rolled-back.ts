import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ios-profile-rolled-back',
  fires: [
    {
      title: 'no cause in the log',
      format: 'ios-console-log',
      text: `debug	18:30:53.000001 -0500	profiled	Adding dependent ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
default	18:30:55.500001 -0500	profiled	Rolling back installation of profile “www.windowsintune.com.SCEP”...
       	                     	        	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ios-profile-rolled-back`,
    },
  ],
  quiet: [
    {
      title: 'the cause is named',
      format: 'ios-console-log',
      text: `debug	18:30:53.000001 -0500	profiled	Adding dependent ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:55.000001 -0500	profiled	Cannot retrieve SCEP identity: NSError:
Desc   : The SCEP server returned an invalid response.
US Desc: The SCEP server returned an invalid response.
Domain : MCSCEPErrorDomain
Code   : 22013
         ^^^^^ ios-scep-error
Type   : MCFatalError
default	18:30:55.500001 -0500	profiled	Rolling back installation of profile “www.windowsintune.com.SCEP”...`,
    },
    {
      title: 'installed',
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
