import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { find, findLast, has, isTimed, weakest } from '../engine/evidence.ts';
import { isChallengeRefusal, isRefusal, isUnspecific, UNSPECIFIC } from '../engine/log-findings.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt } from '../model.ts';

/** Not documented; an answer of Intune that refused a challenge gave its interval as 60 and an hour between its two times. */
const LIFETIME_MS = 60 * 60_000;

export const challengeExpired: CaseRule = {
  id: 'challenge-expired',
  title: msg('The challenge has expired'),
  severity: 'warning',
  step: 3,
  compares: msg('When the profile reached the device, when the request was sent, and how it was answered'),
  resolutions: ['challenge-expired'],
  docUrl: PAGES.connectorEvents,
  source: 'CERT:troubleshoot-certificate-connector-events ; Keyfactor/ejbca-ce#690 (60 minutes, as one reader reports it)',
  verified: false,
  concerns: (evidence, { outcome }) =>
    outcome !== 'issued' &&
    outcome !== 'pending' &&
    !has(evidence, { act: 'verify', outcome: 'done' }) &&
    has(evidence, { act: 'PKIOperation' }) &&
    has(evidence, { act: 'profile-delivered' }) &&
    evidence.some(isRefusal),
  *judge(view, concerned) {
    for (const attempt of concerned) {
      const draft = late(view, attempt);
      if (draft) yield draft;
    }
  },
};

/** Only of a request that was refused, or whose answer no log shows: what was accepted was not too old. */
function late(view: CaseView, attempt: CaseAttempt): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const sent = find(evidence, { by: 'device', act: 'PKIOperation' }) ?? find(evidence, { act: 'PKIOperation' });
  if (sent?.atMs === undefined) return undefined;
  const before = evidence.slice(0, evidence.indexOf(sent));
  const delivered = findLast(before, { act: 'profile-delivered' });
  if (delivered?.atMs === undefined || sent.atMs - delivered.atMs <= LIFETIME_MS) return undefined;
  // Two logs can only be compared as well as their clocks are known.
  if (delivered.path !== sent.path && !(isTimed(view, delivered.path) && isTimed(view, sent.path))) return undefined;
  const refused = evidence.find(isChallengeRefusal) ?? evidence.find(isRefusal);
  if (!refused || !isUnspecific(view.explanations(attempt))) return undefined;
  return {
    evidence: [refused, sent, delivered],
    attempts: [attempt],
    confidence: weakest('likely', delivered.confidence, sent.confidence, refused.confidence),
    message: msg(
      'The device got its profile, and the challenge in it, {0} minutes before it sent this request, which was refused. A challenge of Intune lives an hour, as one of its answers shows (not documented): it had probably expired.',
      Math.round((sent.atMs - delivered.atMs) / 60_000),
    ),
    short: msg('challenge probably too old'),
    replaces: UNSPECIFIC,
  };
}
