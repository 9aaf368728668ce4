import { PAGES } from '../../facts/pages.ts';
import { beginsIosEnrollment, profileErrorOf, scepErrorOf } from '../../judge/cause/ios.ts';
import { iosProfileWords } from '../../judge/error/ios.ts';
import { msg } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { judgedDraft } from '../kinds/judged-draft.ts';

export const iosProfileError: Rule = {
  id: 'ios-profile-error',
  title: msg('iOS could not install a profile, for a reason outside SCEP'),
  severity: 'error',
  step: 5,
  formats: ['ios-console-log'],
  resolutions: ['delivery-ios'],
  docUrl: PAGES.deliveryOnApple,
  source: 'Apple MDM Protocol Reference, error codes',
  verified: true,
  start(report) {
    const seen = new Set<string>(); // of the enrollment under way
    return {
      see(event) {
        if (beginsIosEnrollment(event)) seen.clear();
        if (event.kind !== 'error') return;
        if (scepErrorOf(event)) seen.add('SCEP');
        const error = profileErrorOf(event);
        const key = `${error?.name.value} ${error?.code?.value}`;
        if (!error || seen.has('SCEP') || seen.has(key)) return;
        seen.add(key);
        report(judgedDraft(iosProfileWords(error)));
      },
    };
  },
};
