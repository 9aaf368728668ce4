import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { codeSpan } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { windowsRule } from '../kinds/windows-event.ts';

export const raCertMismatchDecrypt = windowsRule({
  id: 'ra-cert-mismatch-decrypt',
  title: msg('NDES event 18: the request was encrypted for another certificate'),
  severity: 'error',
  step: 2,
  resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity'],
  docUrl: PAGES.callsInIis,
  source: `${PAGES.ndesEventTexts} ; certnanny/sscep#60`,
  verified: true,
  draft(event) {
    if (!isEvent(event, 'ndes', 18)) return undefined;
    return {
      span: codeSpan(event),
      message: msg(
        'NDES cannot decrypt the request: the device encrypted it for an old RA certificate, for the CA, or for the RA certificate of another NDES server behind the same address.',
      ),
      short: msg('encrypted for another RA certificate'),
    };
  },
});
