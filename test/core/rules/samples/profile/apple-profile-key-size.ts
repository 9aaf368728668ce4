import { profileSample, profileSampleWithout } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'apple-profile-key-size',
  fires: [
    profileSample('the old default', '<key>Keysize</key>\n<integer>1024</integer>', '         ^^^^ apple-profile-key-size'),
    profileSample(
      'a size that devices do not make',
      '<key>Keysize</key>\n<integer>3000</integer>',
      '         ^^^^ apple-profile-key-size',
    ),
    profileSample(
      'one that is too large',
      '<key>Keysize</key>\n<integer>16384</integer>',
      '         ^^^^^ apple-profile-key-size',
    ),
    profileSampleWithout('no size', 'Keysize', 'apple-profile-key-size'),
  ],
  quiet: [
    profileSample('a key of 2048 bits', '<key>Keysize</key><integer>2048</integer>'),
    profileSample('a key of 4096 bits', '<key>Keysize</key><integer>4096</integer>'),
    profileSample('a value that is no number', '<key>Keysize</key><integer>$KEY</integer>'),
  ],
};
