import type { AttemptStep } from '../../correlate/model.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { byEnding, stopsAfter } from '../kinds/ending-rule.ts';

export const iosEnrollmentStops: Rule = {
  id: 'ios-enrollment-stops',
  title: msg('An iOS enrollment stops after a step'),
  severity: 'warning',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['ios-enrollment-stops', 'no-request-in-iis'],
  docUrl: PAGES.callsOfApple,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; what a missing step means: derived',
  verified: false,
  start: byEnding(stopsAfter((last) => NEXT[last.name], besides)),
};

/** What should have followed, by the last step that is there. */
const NEXT: Partial<Record<AttemptStep['name'], Sentence>> = {
  GetCACert: msg('After GetCACert the device should ask GetCACaps; it did not. It may not have accepted the CA certificates.'),
  GetCACaps: msg('After GetCACaps the device should send its PKIOperation; it did not.'),
  'request-built': msg('The request was built, and no PKIOperation is in the log.'),
  PKIOperation: msg('The PKIOperation was sent; neither an error nor "installed" followed.'),
};

/** A device that does not trust the CA stops there. */
function besides({ name }: AttemptStep): Pick<FindingDraft, 'resolutions'> {
  return name === 'GetCACert' ? { resolutions: ['ios-no-getcacaps', 'ios-enrollment-stops'] } : {};
}
