import { PAGES } from '../../facts/pages.ts';
import { isConnectionFailure, isHttpFailure } from '../../judge/cause/windows-client.ts';
import { codeHex, reasonMeaning, reasonText } from '../../judge/windows-event.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft } from '../engine/model.ts';
import { clientRule, resultOf } from '../kinds/client-failure.ts';

/**
 * ERROR_NOT_SUPPORTED: how Windows ends where the answer was a refusal, as event 87 of CertEnroll shows beside its PkiStatus. Policy module
 * or CA refused, so no certificate was on its way.
 */
const REFUSED = 0x80070032;

export const deliveryWindows = clientRule({
  id: 'delivery-windows',
  title: msg('Windows: the enrollment failed'),
  severity: 'error',
  step: 5,
  resolutions: ['delivery-windows', 'windows-after-ca-renewal', 'ca-refuses-request'],
  docUrl: PAGES.deliveryOnWindows,
  source: 'CERT:troubleshoot-scep-certificate-delivery; scepman/scepman-docs:docs/other/troubleshooting/general.md',
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
    return {
      message: msg('The enrollment failed: {0}. {1}', reasonText(result), reasonMeaning(result)),
      short: value === undefined ? msg('enrollment failed') : msg('enrollment failed: {0}', codeHex(value)),
      group: String(value ?? words),
      ...placeOf(value),
    };
  },
});

/** The server answered with an HTTP status (facility 25), or no connection to it came about: both are before the certificate. */
function placeOf(value: number | undefined): Pick<FindingDraft, 'step' | 'resolutions'> {
  if (value === undefined) return {};
  if (value === REFUSED) return { step: 4, resolutions: ['ca-refuses-request', 'challenge-expired', 'delivery-windows'] };
  if (isConnectionFailure(value)) return { step: 2, resolutions: ['no-request-in-iis', 'windows-tls-0x80072f8f'] };
  return isHttpFailure(value) ? { step: 2, resolutions: ['verify-ndes-configuration'] } : {};
}
