import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { hasStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { EndingOf } from '../engine/ending.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { byEnding } from '../kinds/ending-rule.ts';

export const iosNoGetcacaps: Rule = {
  id: 'ios-no-getcacaps',
  title: msg('iOS asked GetCACert, then never GetCACaps'),
  severity: 'error',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['ios-no-getcacaps'],
  docUrl: PAGES.noGetCaCaps,
  source: 'CERT:ios-scep-failure-no-getcacaps',
  verified: true,
  start: byEnding(stopped),
};

/** Devices behind one proxy with one user agent cannot be told apart: then the step is a guess, and so is this. */
function stopped(attempt: EnrollmentAttempt, endingOf: EndingOf): FindingDraft | undefined {
  if (attempt.platform !== 'ios' || attempt.outcome !== 'unknown' || !hasStep(attempt, 'GetCACert', 'ok')) return undefined;
  if (hasStep(attempt, 'GetCACaps') || hasStep(attempt, 'PKIOperation')) return undefined;
  const ending = endingOf(attempt);
  if (!ending) return undefined;
  const { span } = ending.last;
  if (!ending.over) {
    return {
      span,
      severity: 'information',
      message: msg(
        'The log ends before this iPhone or iPad asks GetCACaps. If it never does, it most likely did not accept the CA certificates.',
      ),
      short: msg('no GetCACaps yet'),
    };
  }
  const guess = ending.last.confidence === 'guess';
  return {
    span,
    severity: guess ? 'warning' : 'error',
    message: guess
      ? msg(
          'No GetCACaps followed, as far as devices behind one address can be told apart. An iPhone or iPad that stops here most likely did not accept the CA certificates; usually the linked trusted-certificate profile is not that of the root CA.',
        )
      : msg(
          'The iPhone or iPad got the CA certificates and did not go on to GetCACaps: most likely it did not accept them. Usually the trusted-certificate profile that is linked to the SCEP profile is not that of the root CA.',
        ),
    short: msg('CA not accepted by the device'),
  };
}
