import { profileSample, profileSampleWithout } from '../../support/profile-samples.ts';
import type { RuleSamples } from '../model.ts';

export const samples: RuleSamples = {
  id: 'apple-profile-subject',
  fires: [profileSampleWithout('no subject', 'Subject', 'apple-profile-subject')],
  quiet: [
    profileSample(
      'a common name',
      '<key>Subject</key><array><array><array><string>CN</string><string>pad7</string></array></array></array>',
    ),
  ],
};
