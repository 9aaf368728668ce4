import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ios-scep-error',
  fires: [
    {
      title: 'the CA certificates were refused',
      format: 'ios-console-log',
      text: `debug	18:30:53.000001 -0500	profiled	Adding dependent ModelName=AC_51bad41f/LogicalName_39907e78;Hash=1677525787 to parent 123 in domain PayloadDependencyDomainCertificate to system
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:55.000001 -0500	profiled	Cannot retrieve SCEP identity: NSError:
Desc   : The Registration Authority’s response is invalid.
US Desc: The Registration Authority’s response is invalid.
Domain : MCSCEPErrorDomain
Code   : 22003
         ^^^^^ ios-scep-error
Type   : MCFatalError`,
    },
    {
      title: 'the answer to PKIOperation, then the same inside what wraps it',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACaps&message=SCEP%20Authority
debug	18:30:55.300001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=PKIOperation&message=MIAGCSqGSIb3DQEHAqCA
error	18:30:56.000001 -0500	profiled	Cannot retrieve SCEP identity: NSError:
Desc   : The SCEP server returned an invalid response.
US Desc: The SCEP server returned an invalid response.
Domain : MCSCEPErrorDomain
Code   : 22013
         ^^^^^ ios-scep-error
Type   : MCFatalError
error	18:30:56.500001 -0500	profiled	Installation failed. Error: NSError:
Desc   : Profile Installation Failed
US Desc: Profile Installation Failed
Domain : MCInstallationErrorDomain
Code   : 4001
Type   : MCFatalError
...Underlying error:
NSError:
Desc   : The SCEP server returned an invalid response.
US Desc: The SCEP server returned an invalid response.
Domain : MCSCEPErrorDomain
Code   : 22013
Type   : MCFatalError`,
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
    {
      title: 'an error of something else',
      format: 'ios-console-log',
      text: `error	18:30:54.000001 -0500	mediaserverd	NSError:
Desc   : The request timed out.
Domain : NSURLErrorDomain
Code   : -1001`,
    },
  ],
};
