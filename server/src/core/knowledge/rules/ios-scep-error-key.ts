import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { scepErrorKeys } from '../codes/apple.ts';
import { unlessExplained } from '../engine/kinds/unless-explained.ts';
import type { Rule } from '../model.ts';

export const iosScepErrorKey: Rule = {
  id: 'ios-scep-error-key',
  title: msg('iOS looks up the text of a SCEP error'),
  severity: 'error',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['ios-invalid-response', 'delivery-ios'],
  docUrl: PAGES.delivery,
  source: 'mosen/SCEPy#1',
  verified: true,
  start: (report) =>
    unlessExplained(report, (event) => {
      if (event.kind !== 'error' || event.notation !== 'scep-error-key') return undefined;
      const known = scepErrorKeys.get(event.name.value.toLowerCase());
      return {
        span: event.span,
        message: known
          ? msg(
              'iOS shows the SCEP error {0}: {1} The error block with its code is not in the log.',
              event.name.value,
              known.meaning,
            )
          : msg(
              'iOS shows the SCEP error {0}: the enrollment failed. The error block with its code is not in the log.',
              event.name.value,
            ),
        short: msg('SCEP error on the device'),
        group: event.name.value,
      };
    }),
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
