import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { Clock } from '../model.ts';

/** A Windows CA lets a certificate begin ten minutes back, so that a clock may be late by as much. */
const BEARS_SECONDS = 10 * 60;
/** The lines of one enrollment may lie so far apart by coincidence. */
const MIN_ENROLLMENTS = 2;

export const machineClockOff: CaseRule = {
  id: 'machine-clock-off',
  title: msg('The clock of a machine is wrong by more than certificates bear'),
  severity: 'warning',
  step: 5,
  compares: msg('Lines that two logs share'),
  resolutions: ['machine-clock-off'],
  docUrl: PAGES.connectorEvents,
  source:
    'CERT:troubleshoot-certificate-connector-events ; WIN32:api/certenroll/nf-certenroll-ix509certificaterequestcertificate-get_notbefore (ten minutes) ; what follows from it: derived',
  verified: false,
  *judge(view) {
    for (const clock of view.clocks) {
      const draft = wrong(view, clock);
      if (draft) yield draft;
    }
  },
};

/** Only where the log says its offset, or is UTC: else a wrong zone looks like a wrong clock. */
function wrong(view: CaseView, clock: Clock): CaseFindingDraft | undefined {
  const { path, basis, confidence, pairs, skewSeconds } = clock;
  if (Math.abs(skewSeconds) <= BEARS_SECONDS || confidence === 'guess') return undefined;
  if (basis !== 'utc' && basis !== 'offset') return undefined;
  const log = view.log(path);
  const first = log?.observations[0];
  if (!first) return undefined;
  const attempts = view.attempts.filter(({ steps }) => steps.some(({ evidence }) => evidence.some((one) => one.path === path)));
  const shared = attempts.filter(({ steps }) => steps.some(({ evidence }) => evidence.some((one) => one.path !== path)));
  if (shared.length < MIN_ENROLLMENTS) return undefined;
  const minutes = Math.round(Math.abs(skewSeconds) / 60);
  return {
    evidence: [{ path, observation: first }],
    attempts,
    confidence,
    message:
      skewSeconds < 0
        ? msg(
            'The clock of the machine that wrote this log is {0} minutes late, as {1} lines that it shares with another log show. A certificate that was just issued is not yet valid for it: a Windows CA lets certificates begin only ten minutes back.',
            minutes,
            pairs,
          )
        : msg(
            'The clock of the machine that wrote this log is {0} minutes fast, as {1} lines that it shares with another log show. Certificates and challenges expire earlier for it than for the others.',
            minutes,
            pairs,
          ),
    short: msg('clock off by {0} minutes', minutes),
    group: skewSeconds < 0 ? 'late' : 'fast',
  };
}
