import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { find, has, weakest } from '../engine/evidence.ts';
import { isChallengeRefusal, isUnspecific, UNSPECIFIC } from '../engine/log-findings.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Evidence } from '../model.ts';

export const challengeUsedTwice: CaseRule = {
  id: 'challenge-used-twice',
  title: msg('A challenge was used a second time'),
  severity: 'warning',
  step: 3,
  compares: msg('Two requests from one delivery of a profile, and how each was answered'),
  resolutions: ['challenge-used-twice', 'challenge-expired'],
  docUrl: PAGES.policyModuleCalls,
  source:
    'certnanny/sscep#46 (event 29: it may have been used already) ; certnanny/sscep#156 ; that both are of one delivery: derived',
  verified: false,
  concerns: (evidence) => deliveryOf(evidence) !== undefined || isAcceptedThenRefused(evidence),
  *judge(view, concerned) {
    const last = new Map<string, Used>();
    for (const attempt of concerned) {
      const evidence = view.evidence(attempt);
      const within = twiceWithin(view, attempt, evidence);
      if (within) yield within;
      const key = deliveryOf(evidence);
      if (key === undefined) continue;
      const delivered = find(evidence, { act: 'profile-delivered' });
      if (delivered) last.delete(key);
      const first = last.get(key);
      const again = first && !within ? repeated(view, attempt, evidence, first) : undefined;
      if (again) yield again;
      const accepted = find(evidence, { act: 'verify', outcome: 'done' }, { act: 'issue', outcome: 'done' });
      if (accepted) last.set(key, { attempt, accepted });
    }
  },
};

interface Used {
  readonly attempt: CaseAttempt;
  readonly accepted: Evidence;
}

/** One profile on one device, which its log shows from the delivery on; undefined where no log of the device tells. */
function deliveryOf(evidence: readonly Evidence[]): string | undefined {
  const named = evidence.find(({ observation: { by, keys } }) => by === 'device' && keys.alias !== undefined);
  return named && `${named.path}\n${named.observation.keys.alias}`;
}

function isAcceptedThenRefused(evidence: readonly Evidence[]): boolean {
  return has(evidence, { act: 'verify', outcome: 'done' }) && evidence.some(isChallengeRefusal);
}

/** Accepted, and then refused, in one enrollment: with one key, and so with one request. */
function twiceWithin(view: CaseView, attempt: CaseAttempt, evidence: readonly Evidence[]): CaseFindingDraft | undefined {
  const at = evidence.findIndex(({ observation: { act, outcome } }) => act === 'verify' && outcome === 'done');
  const accepted = evidence[at];
  const refused = accepted && evidence.slice(at + 1).find(isChallengeRefusal);
  const sent = evidence.filter(
    ({ observation: { by, act, phase } }) => by !== 'device' && act === 'PKIOperation' && phase !== 'end',
  );
  if (!accepted || !refused || sent.length < 2 || attempt.outcome === 'issued') return undefined;
  return isUnspecific(view.explanations(attempt)) ? draft(attempt, refused, accepted) : undefined;
}

function repeated(
  view: CaseView,
  attempt: CaseAttempt,
  evidence: readonly Evidence[],
  first: Used,
): CaseFindingDraft | undefined {
  const refused = evidence.find(isChallengeRefusal);
  if (!refused || attempt.outcome === 'issued' || !isUnspecific(view.explanations(attempt))) return undefined;
  return draft(attempt, refused, first.accepted);
}

function draft(attempt: CaseAttempt, refused: Evidence, accepted: Evidence): CaseFindingDraft {
  return {
    evidence: [refused, accepted],
    attempts: [attempt],
    confidence: weakest('likely', refused.confidence, accepted.confidence),
    message: msg(
      'The challenge was refused, and an earlier request of this device with the same delivery of the profile was accepted. A challenge works once: the device repeated its request, or kept an old profile. After the next sync it has a new one.',
    ),
    short: msg('challenge used a second time'),
    replaces: UNSPECIFIC,
  };
}
