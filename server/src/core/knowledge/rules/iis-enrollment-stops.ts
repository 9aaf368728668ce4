import type { EnrollmentAttempt } from '../../correlate/model.ts';
import { hasStep } from '../../correlate/store.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/message.ts';
import type { EndingOf } from '../engine/ending.ts';
import { byEnding } from '../engine/kinds/ending-rule.ts';
import type { FindingDraft, Rule } from '../model.ts';

export const iisEnrollmentStops: Rule = {
  id: 'iis-enrollment-stops',
  title: msg('A device fetched capabilities and CA certificates, and sent no PKIOperation'),
  severity: 'warning',
  step: 2,
  formats: ['iis-w3c-log'],
  resolutions: ['http-414-long-url', 'no-request-in-iis'],
  docUrl: PAGES.deviceToNdes,
  source: 'CERT:troubleshoot-scep-certificate-device-to-ndes (order of calls) ; reasons: derived',
  verified: false,
  start: byEnding(stopped),
};

/** Devices of which we know that they go on to PKIOperation at once. Others may only look at the CA. */
const GOES_ON: ReadonlySet<string> = new Set(['ios', 'macos', 'android', 'windows']);

function stopped(attempt: EnrollmentAttempt, endingOf: EndingOf): FindingDraft | undefined {
  if (attempt.outcome !== 'unknown' || !GOES_ON.has(attempt.platform) || hasStep(attempt, 'PKIOperation')) return undefined;
  if (!hasStep(attempt, 'GetCACert') || !hasStep(attempt, 'GetCACaps')) return undefined;
  const ending = endingOf(attempt);
  if (!ending?.over) return undefined;
  return {
    span: ending.last.span,
    severity: ending.last.confidence === 'guess' ? 'information' : 'warning',
    message: msg(
      'No PKIOperation followed. Either the device stopped by itself, or its request did not reach IIS: http.sys refuses a too long one and writes that to HTTPERR only. Look there, and into the log of the device.',
    ),
    short: msg('no PKIOperation followed'),
  };
}
