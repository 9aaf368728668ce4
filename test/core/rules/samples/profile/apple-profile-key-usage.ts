import { profileSample } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'apple-profile-key-usage',
  fires: [
    profileSample('both bits', '<key>Key Usage</key>\n<integer>5</integer>', '         ^ apple-profile-key-usage'),
    profileSample('encryption only', '<key>Key Usage</key>\n<integer>4</integer>', '         ^ apple-profile-key-usage'),
    profileSample('an unknown bit', '<key>Key Usage</key>\n<integer>9</integer>', '         ^ apple-profile-key-usage'),
  ],
  quiet: [
    profileSample('signing only', '<key>Key Usage</key><integer>1</integer>'),
    profileSample('the default', '<key>Key Usage</key><integer>0</integer>'),
    profileSample('a value that a server fills in', '<key>Key Usage</key><integer>{{usage}}</integer>'),
  ],
};
