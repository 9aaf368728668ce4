import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'ios-scep-error-key',
  fires: [
    {
      title: 'the key alone, on a device in another language',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
debug	18:30:54.500001 -0500	profiled	Bundle: <private>, key: SCEP_ERROR_INVALID_PKI_RESPONSE, value: (null), table: Errors, localizationName: (null), result: Der SCEP-Server hat eine ungültige Antwort gesendet.
     	                     	        	                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ios-scep-error-key`,
    },
  ],
  quiet: [
    {
      title: 'the block follows',
      format: 'ios-console-log',
      text: `debug	18:30:54.000001 -0500	profiled	Performing synchronous URL request: https://ndes-contoso.msappproxy.net/certsrv/mscep/mscep.dll?operation=GetCACert&message=SCEP%20Authority
debug	18:30:54.500001 -0500	profiled	Bundle: <private>, key: SCEP_ERROR_INVALID_PKI_RESPONSE, value: (null), table: Errors, localizationName: (null), result: The SCEP server returned an invalid response.
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
