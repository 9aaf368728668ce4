import { PAGES } from '../../facts/pages.ts';
import { windowsResult } from '../../judge/cause/windows-result.ts';
import { codeHex, reasonMeaning, reasonText } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import { clientRule, resultOf } from '../kinds/client-failure.ts';

export const deliveryWindows = clientRule({
  id: 'delivery-windows',
  title: msg('Windows: the enrollment failed'),
  severity: 'error',
  step: 5,
  resolutions: ['delivery-windows', 'windows-after-ca-renewal', 'ca-refuses-request'],
  docUrl: PAGES.deliveryOnWindows,
  source:
    'CERT:troubleshoot-scep-certificate-delivery; scepman/scepman-docs:docs/other/troubleshooting/general.md; fleetdm/fleet#47492 (challenge); fleetdm/fleet#38341 (attribute); micromdm/scep#238 (404)',
  verified: true,
  draft(burst) {
    const result = resultOf(burst);
    if (!result) {
      return {
        message:
          burst.main.eventId.value === 32
            ? msg(
                'The enrollment failed, and the event names no reason. Look for events of CertEnroll (86, 87) at the same time.',
              )
            : msg(
                'The enrollment failed in the step that this message names. Its code is often cut: look for event 32 at the same time.',
              ),
        short: msg('enrollment failed'),
        group: 'no code',
      };
    }
    const { value, words } = result;
    const place = value === undefined ? undefined : windowsResult(value);
    const message = msg('The enrollment failed: {0}. {1}', reasonText(result), reasonMeaning(result));
    return {
      message: place?.here ? msg('{0} {1}', message, place.here) : message,
      ...(place ? { step: place.step, resolutions: place.resolutions } : {}),
      short: value === undefined ? msg('enrollment failed') : msg('enrollment failed: {0}', codeHex(value)),
      group: String(value ?? words),
    };
  },
});
