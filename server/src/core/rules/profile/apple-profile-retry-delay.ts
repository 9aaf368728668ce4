import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { negative, profileRule, wholeNumber } from '../kinds/profile-setting.ts';

/** In seconds; 10 is the default. Longer than anybody waits for a device to enroll: our judgement, no limit of Apple's. */
const LONG = 3600;

export const appleProfileRetryDelay = profileRule({
  id: 'apple-profile-retry-delay',
  title: msg('Apple profile: a delay between two attempts that nobody waits for'),
  severity: 'information',
  resolutions: ['scep-pending'],
  docUrl: PAGES.appleScep,
  source: 'apple/device-management:mdm/profiles/com.apple.security.scep.yaml ; which delay is too long is derived',
  verified: false,
  setting: 'RetryDelay',
  judge: (value) => {
    const seconds = wholeNumber(value);
    if (seconds === undefined) return undefined;
    if (seconds < 0) return { ...negative('RetryDelay', seconds), severity: 'warning' };
    if (seconds <= LONG) return undefined;
    return {
      message: msg(
        'The device waits {0} seconds between two attempts (RetryDelay): where the CA leaves the request pending, the certificate comes late.',
        seconds,
      ),
      short: msg('{0} seconds between two attempts', seconds),
    };
  },
});
