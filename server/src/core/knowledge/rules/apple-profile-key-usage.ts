import { msg } from '../../text/message.ts';
import { DOCS } from '../engine/docs.ts';
import { profileRule, profileSample } from '../engine/profile-setting.ts';

export const appleProfileKeyUsage = profileRule({
  id: 'apple-profile-key-usage',
  title: msg('Apple profile: a key to sign and to encrypt'),
  severity: 'information',
  resolutions: ['ca-refuses-request'],
  docUrl: DOCS.scepProfile,
  source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml',
  verified: true,
  setting: 'Key Usage',
  judge: (value) =>
    value === '5'
      ? {
          message: msg(
            'The profile asks for a key that may sign and encrypt (5). Some CAs, such as that of Windows, accept only one of them: if the CA refuses the request, ask for 1 (sign) or 4 (encrypt), as the template says.',
          ),
          short: msg('some CAs accept only 1 or 4'),
        }
      : undefined,
  fires: [profileSample('both bits', '<key>Key Usage</key>\n<integer>5</integer>', '         ^ apple-profile-key-usage')],
  quiet: [profileSample('one bit', '<key>Key Usage</key><integer>4</integer>')],
});
