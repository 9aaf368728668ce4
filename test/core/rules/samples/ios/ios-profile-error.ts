import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ios-profile-error',
  fires: [
    {
      title: 'the server certificate is not accepted',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:56.500001 -0500	profiled	Installation failed. Error: NSError:
Desc   : Profile Installation Failed
US Desc: Profile Installation Failed
Domain : MCInstallationErrorDomain
Code   : 4001
Type   : MCFatalError
...Underlying error:
NSError:
Desc   : The server certificate is invalid.
US Desc: The server certificate is invalid.
Domain : MCHTTPTransactionErrorDomain
Code   : 23002
         ^^^^^ ios-profile-error
Type   : MCFatalError`,
    },
  ],
  quiet: [
    {
      title: 'a SCEP error is the cause',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:55.000001 -0500	profiled	Cannot retrieve SCEP identity: NSError:
Desc   : The SCEP server returned an invalid response.
US Desc: The SCEP server returned an invalid response.
Domain : MCSCEPErrorDomain
Code   : 22013
         ^^^^^ ios-scep-error
Type   : MCFatalError`,
    },
    {
      title: 'a wrapper alone names no cause',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:56.500001 -0500	profiled	Installation failed. Error: NSError:
     	                     	        	^^^^^^^^^^^^^^^^^^^ ios-profile-rolled-back
Desc   : The profile failed to install.
US Desc: The profile failed to install.
Domain : MCProfileErrorDomain
Code   : 1009
Type   : MCFatalError`,
    },
  ],
};
