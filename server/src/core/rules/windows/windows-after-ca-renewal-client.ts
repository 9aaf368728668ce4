import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { clientRule } from '../kinds/client-failure.ts';

/** The failure that the event of CAPI2 explains; one rule with that (rules/index.ts). */
export const windowsAfterCaRenewalClient = clientRule({
  id: 'windows-after-ca-renewal',
  title: msg('Windows: the chain of the SCEP server ends in a root that is not trusted'),
  severity: 'error',
  step: 2,
  resolutions: ['windows-after-ca-renewal', 'windows-hash-value', 'delivery-windows'],
  docUrl: PAGES.caRenewal,
  source: 'CERT:scep-deployment-to-win10-devices-fails',
  verified: true,
  draft: () => ({
    message: msg(
      'Windows does not trust the certificates that the SCEP server returned (0x800B0109), so the device stopped. Either the root is missing on the device, or the CA was renewed and the RA certificates of NDES still belong to the old CA certificate.',
    ),
    short: msg('chain of the SCEP server not trusted'),
    group: 'client',
  }),
});
