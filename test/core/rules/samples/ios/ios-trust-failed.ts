import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ios-trust-failed',
  fires: [
    {
      title: 'the anchor is not trusted',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:54.500001 -0500	profiled	SecTrustEvaluate  [leaf AnchorTrusted]
     	                     	        	^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ios-trust-failed`,
    },
  ],
  quiet: [
    {
      title: 'the block follows and has it as evidence',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
error	18:30:54.500001 -0500	profiled	SecTrustEvaluate  [leaf AnchorTrusted]
error	18:30:55.000001 -0500	profiled	Cannot retrieve SCEP identity: NSError:
Desc   : The Registration Authority's response is invalid.
US Desc: The Registration Authority's response is invalid.
Domain : MCSCEPErrorDomain
Code   : 22003
         ^^^^^ ios-scep-error
Type   : MCFatalError`,
    },
  ],
};
