import type { AttemptStep } from '../../correlate/model.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg, type Sentence } from '../../text/sentence.ts';
import type { Rule } from '../engine/model.ts';
import { byEnding, stopsAfter } from '../kinds/ending-rule.ts';

export const androidEnrollmentStops: Rule = {
  id: 'android-enrollment-stops',
  title: msg('An Android enrollment stops after a step'),
  severity: 'warning',
  step: 2,
  formats: ['android-omadm-log'],
  resolutions: ['android-enrollment-stops', 'no-request-in-iis'],
  docUrl: PAGES.callsOfAndroid,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; what a missing step means: derived',
  verified: false,
  start: byEnding(stopsAfter(nextOf)),
};

function nextOf(last: AttemptStep): Sentence | undefined {
  const asked = last.name === 'GetCACaps' || last.name === 'GetCACert';
  if (asked && last.outcome === 'unknown') return msg('The device asked {0}; the answer is not in the log.', last.name);
  if (last.name === 'PKIOperation' && last.detail) {
    return msg('The PKIOperation was answered with HTTP {0}; the log does not show what the answer says.', last.detail.value);
  }
  return NEXT[last.name];
}

/** What should have followed, by the last step that is there. */
const NEXT: Partial<Record<AttemptStep['name'], Sentence>> = {
  started: msg('The enrollment was started, and no request to the SCEP server followed.'),
  GetCACaps: msg('After GetCACaps the device should fetch the CA certificates and send its PKIOperation; neither followed.'),
  GetCACert: msg(
    'After GetCACert the device should send its PKIOperation; it did not. It may not have accepted the CA certificates.',
  ),
  'request-built': msg('The request was built and signed; no line shows that it was sent.'),
  PKIOperation: msg('The PKIOperation was sent; its answer is not in the log.'),
};
