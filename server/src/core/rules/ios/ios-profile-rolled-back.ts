import { PAGES } from '../../facts/pages.ts';
import { showsIosCause } from '../../judge/cause/ios.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { unlessExplained } from '../kinds/unless-explained.ts';

export const iosProfileRolledBack: Rule = {
  id: 'ios-profile-rolled-back',
  title: msg('iOS undid the installation of a profile'),
  severity: 'warning',
  step: 5,
  formats: ['ios-console-log'],
  resolutions: ['delivery-ios'],
  docUrl: PAGES.deliveryOnApple,
  source: 'seen in logs only; Apple documents no such line',
  verified: false,
  start: (report) =>
    unlessExplained(
      report,
      (event) => {
        if (event.kind !== 'note' || (event.note !== 'profile-rolled-back' && event.note !== 'installation-failed'))
          return undefined;
        return {
          span: event.span,
          message: msg(
            'iOS undid the installation of the profile, and no SCEP error in the log says why. Collect the log with debug messages included.',
          ),
          short: msg('profile not installed'),
        };
      },
      showsIosCause,
    ),
};
