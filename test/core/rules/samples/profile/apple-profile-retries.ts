import { profileSample } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'apple-profile-retries',
  fires: [
    profileSample('never', '<key>Retries</key>\n<integer>0</integer>', '         ^ apple-profile-retries'),
    profileSample('less than that', '<key>Retries</key>\n<integer>-3</integer>', '         ^^ apple-profile-retries'),
  ],
  quiet: [
    profileSample('the default', '<key>Retries</key><integer>3</integer>'),
    profileSample('a value that is no number', '<key>Retries</key><integer>many</integer>'),
  ],
};
