import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { unlessExplained } from '../engine/kinds/unless-explained.ts';
import type { Rule } from '../model.ts';

export const iosTrustFailed: Rule = {
  id: 'ios-trust-failed',
  title: msg('iOS does not trust the certificates of the server'),
  severity: 'error',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['ios-no-getcacaps', 'ios-ra-invalid'],
  docUrl: PAGES.delivery,
  source: 'CERT:ios-scep-failure-no-getcacaps',
  verified: true,
  start: (report) =>
    unlessExplained(report, (event) => {
      if (event.kind !== 'note' || event.note !== 'trust-evaluation-failed') return undefined;
      return {
        span: event.span,
        message: msg(
          'The trust evaluation on the device failed: the certificates do not lead to a root that it trusts. Usually the linked trusted-certificate profile is not that of the root CA.',
        ),
        short: msg('chain not trusted by the device'),
      };
    }),
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
