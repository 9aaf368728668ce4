import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { negative, profileRule, wholeNumber } from '../kinds/profile-setting.ts';

export const appleProfileRetries = profileRule({
  id: 'apple-profile-retries',
  title: msg('Apple profile: a device that never asks again'),
  severity: 'information',
  resolutions: ['scep-pending'],
  docUrl: PAGES.appleScep,
  source:
    'apple/device-management:mdm/profiles/com.apple.security.scep.yaml ; what a negative number does is not read in a source',
  verified: true,
  setting: 'Retries',
  judge: (value) => {
    const times = wholeNumber(value);
    if (times === undefined || times > 0) return undefined;
    if (times < 0) return { ...negative('Retries', times), severity: 'warning' };
    return {
      message: msg(
        'With 0 Retries the device does not ask again: where the CA leaves the request pending, for instance until somebody approves it, the enrollment fails.',
      ),
      short: msg('fails where the CA answers PENDING'),
    };
  },
});
