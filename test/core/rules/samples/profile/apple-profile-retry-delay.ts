import { profileSample } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'apple-profile-retry-delay',
  fires: [
    profileSample(
      'more than a day',
      '<key>RetryDelay</key>\n<integer>99999</integer>',
      '         ^^^^^ apple-profile-retry-delay',
    ),
    profileSample('less than nothing', '<key>RetryDelay</key>\n<integer>-1</integer>', '         ^^ apple-profile-retry-delay'),
  ],
  quiet: [
    profileSample('the default', '<key>RetryDelay</key><integer>10</integer>'),
    profileSample('at once', '<key>RetryDelay</key><integer>0</integer>'),
  ],
};
