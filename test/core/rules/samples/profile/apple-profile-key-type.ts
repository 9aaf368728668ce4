import { profileSample } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'apple-profile-key-type',
  fires: [profileSample('an elliptic curve', '<key>Key Type</key>\n<string>EC</string>', '        ^^ apple-profile-key-type')],
  quiet: [
    profileSample('RSA', '<key>Key Type</key><string>RSA</string>'),
    profileSample('a value that a server fills in', '<key>Key Type</key><string>$TYPE</string>'),
  ],
};
