import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { profileRule, wholeNumber } from '../kinds/profile-setting.ts';

/** What devices can make, in bits. */
const POSSIBLE: readonly number[] = [1024, 2048, 4096];

export const appleProfileKeySize = profileRule({
  id: 'apple-profile-key-size',
  title: msg('Apple profile: a key of less than 2048 bits, or of a size that devices do not make'),
  severity: 'warning',
  resolutions: ['ca-refuses-request'],
  docUrl: PAGES.scepProfile,
  source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml ; that CAs refuse such keys is not read in a source',
  verified: false,
  setting: 'Keysize',
  judge: (value) => {
    const size = wholeNumber(value);
    if (size === undefined) return undefined;
    if (!POSSIBLE.includes(size))
      return {
        message: msg('The profile asks for a key of {0} bits. Apple devices make keys of 1024, 2048 or 4096 bits.', value),
        short: msg('only 1024, 2048 or 4096 bits'),
      };
    if (size >= 2048) return undefined;
    return {
      message: msg(
        'The profile asks for a key of {0} bits. A CA whose template has a larger minimum refuses the request: ask for 2048 or 4096.',
        value,
      ),
      short: msg('key of {0} bits', value),
    };
  },
  missing: {
    message: msg(
      'The profile names no size of the key, so the device makes one of 1024 bits. A CA whose template has a larger minimum refuses the request: set Keysize to 2048 or 4096.',
    ),
    short: msg('Keysize is missing: 1024 bits'),
  },
});
