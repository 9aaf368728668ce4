import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { profileRule, wholeNumber } from '../kinds/profile-setting.ts';

/** A custom profile for Windows names the length in a node of the ClientCertificateInstall service. */
export const windowsProfileKeyLength = profileRule({
  id: 'windows-profile-key-length',
  title: msg('Windows profile: a key of less than 2048 bits'),
  severity: 'warning',
  resolutions: ['ca-refuses-request'],
  docUrl: PAGES.scepProfile,
  source: 'Microsoft, "ClientCertificateInstall CSP" (KeyLength) ; that CAs refuse such keys is not read in a source',
  verified: false,
  of: 'windows',
  setting: 'KeyLength',
  judge: (value) => {
    const size = wholeNumber(value);
    if (size === undefined || size >= 2048) return undefined;
    return {
      message: msg(
        'The profile asks for a key of {0} bits. A CA whose template has a larger minimum refuses the request: ask for 2048 or 4096.',
        value,
      ),
      short: msg('key of {0} bits', value),
    };
  },
});
