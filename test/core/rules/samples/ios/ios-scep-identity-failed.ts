import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ios-scep-identity-failed',
  fires: [
    {
      title: 'cut behind the first line',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:54.500001 -0500	profiled	Cannot retrieve SCEP identity: NSError:
     	                     	        	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ios-scep-identity-failed`,
    },
  ],
  quiet: [
    {
      title: 'the block is there',
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
  ],
};
