import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { profileRule } from '../kinds/profile-setting.ts';

/** A custom profile for Windows names the families of hashes in a node of the ClientCertificateInstall service, parted by `+`. */
export const windowsProfileHash = profileRule({
  id: 'windows-profile-hash',
  title: msg('Windows profile: SHA-1 is the only hash'),
  severity: 'warning',
  resolutions: ['scep-failure-badalg'],
  docUrl: PAGES.scepProfile,
  source: 'Microsoft, "ClientCertificateInstall CSP" (HashAlgorithm) ; that servers refuse SHA-1 is not read in a source',
  verified: false,
  of: 'windows',
  setting: 'HashAlgorithm',
  judge: (value) => {
    if (!/^\s*SHA-?1\s*$/i.test(value)) return undefined;
    return {
      message: msg(
        'The profile allows SHA-1 alone, so the device signs its request with it. Servers may refuse SHA-1: ask for SHA-2.',
      ),
      short: msg('SHA-1 only'),
    };
  },
});
