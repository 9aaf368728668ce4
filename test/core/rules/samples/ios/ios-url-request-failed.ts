import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ios-url-request-failed',
  fires: [
    {
      title: 'an HTTP error',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:54.500001 -0500	profiled	URL request failed. Status code: 500
     	                     	        	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ios-url-request-failed`,
    },
  ],
  quiet: [
    {
      title: 'the block follows',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:54.500001 -0500	profiled	URL request failed. Status code: 500
error	18:30:55.000001 -0500	profiled	Cannot retrieve SCEP identity: NSError:
Desc   : The network connection was lost.
US Desc: The network connection was lost.
Domain : MCSCEPErrorDomain
Code   : 22005
         ^^^^^ ios-scep-error
Type   : MCFatalError`,
    },
  ],
};
