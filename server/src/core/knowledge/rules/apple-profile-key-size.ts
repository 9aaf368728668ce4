import { msg } from '../../text/message.ts';
import { DOCS } from '../engine/docs.ts';
import { profileRule, profileSample } from '../engine/profile-setting.ts';

export const appleProfileKeySize = profileRule({
  id: 'apple-profile-key-size',
  title: msg('Apple profile: a key of less than 2048 bits'),
  severity: 'warning',
  resolutions: ['ca-refuses-request'],
  docUrl: DOCS.scepProfile,
  source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml ; that CAs refuse such keys is not read in a source',
  verified: false,
  setting: 'Keysize',
  judge: (value) =>
    /^\d{1,4}$/.test(value) && Number(value) < 2048
      ? {
          message: msg(
            'The profile asks for a key of {0} bits. A CA whose template has a larger minimum refuses the request: ask for 2048 or 4096.',
            value,
          ),
          short: msg('key of {0} bits', value),
        }
      : undefined,
  fires: [
    profileSample('the old default', '<key>Keysize</key>\n<integer>1024</integer>', '         ^^^^ apple-profile-key-size'),
  ],
  quiet: [
    profileSample('a key of 2048 bits', '<key>Keysize</key><integer>2048</integer>'),
    profileSample('a value that is no number', '<key>Keysize</key><integer>$KEY</integer>'),
  ],
});
