import { appleError } from '../../facts/codes/apple.ts';
import { PAGES } from '../../facts/pages.ts';
import { beginsIosEnrollment, profileErrorOf, scepErrorOf } from '../../judge/cause/ios.ts';
import type { ErrorEvent } from '../../log/event.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

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
        report(draftOf(error));
      },
    };
  },
};

function draftOf(error: ErrorEvent): FindingDraft {
  const domain = error.name.value;
  const code = error.code?.value ?? 0;
  const known = appleError(domain, code);
  const said = error.englishText?.value ?? error.text?.value ?? '-';
  return {
    span: error.span,
    group: `${domain} ${code}`,
    message: msg('iOS could not install the profile ({0} {1}): {2}', domain, code, known ? known.meaning : said),
    short: msg('profile error {0}', code),
    ...(known?.resolution ? { resolutions: [known.resolution, 'delivery-ios'] } : {}),
  };
}
