import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import { isEvent } from '../codes/windows-events/index.ts';
import { codeSpan, windowsRule } from '../engine/kinds/windows-event.ts';

export const raCertMismatchDecrypt = windowsRule({
  id: 'ra-cert-mismatch-decrypt',
  title: msg('NDES event 18: the request was encrypted for another certificate'),
  severity: 'error',
  step: 2,
  resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity'],
  docUrl: PAGES.deviceToNdes,
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
  fires: [
    {
      title: 'bad data',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-NetworkDeviceEnrollmentService
Event ID:      18
Level:         Error
Description:
The Network Device Enrollment Service cannot decrypt the client's PKCS7 message (0x80090005).  Bad Data.
                                                                                 ^^^^^^^^^^ ra-cert-mismatch-decrypt`,
    },
  ],
  quiet: [
    {
      title: 'event 18 of another source',
      format: 'windows-event-log',
      text: `Source:        Microsoft-Windows-Kernel-Boot
Event ID:      18
Level:         Information
Description:
There are 0x1 boot options on this system.`,
    },
  ],
});
