import { DOCS } from '../../knowledge/engine/docs.ts';
import { msg } from '../../text/message.ts';
import { findLast, weakest } from '../engine/evidence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Evidence } from '../model.ts';

export const loadBalancerAffinity: CaseRule = {
  id: 'load-balancer-affinity',
  title: msg('The calls of one enrollment reach different NDES servers'),
  severity: 'warning',
  step: 2,
  compares: msg('IIS logs of several servers'),
  resolutions: ['load-balancer-affinity', 'ra-cert-mismatch-decrypt'],
  docUrl: DOCS.scepProfile,
  source: 'MEM:certificates-profile-scep (affinity) ; what happens without it: RFC8894 3.2, derived',
  verified: true,
  *judge(view) {
    if (view.iisLogs().length < 2) return;
    for (const attempt of view.attempts) {
      const draft = scattered(view, attempt);
      if (draft) yield draft;
    }
  },
};

/** A request that another server got than the one whose certificates it is encrypted for; within one log that log says so itself. */
function scattered(view: CaseView, attempt: CaseAttempt): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const at = evidence.findIndex(({ observation: { by, act } }) => by === 'iis' && act === 'PKIOperation');
  const sent = evidence[at];
  const asked = findLast(evidence.slice(0, Math.max(0, at)), { by: 'iis', act: 'GetCACert', outcome: 'done' });
  if (!sent || !asked || sent.path === asked.path || !areTwoServers(asked, sent)) return undefined;
  const accepted = attempt.outcome === 'issued';
  return {
    ...(accepted || asked.confidence === 'guess' || sent.confidence === 'guess' ? { severity: 'information' } : {}),
    evidence: [sent, asked],
    attempts: [attempt],
    confidence: weakest('likely', asked.confidence, sent.confidence),
    message: accepted
      ? msg(
          'GetCACert was answered by {0}, and the PKIOperation of the same device went to {1}, which could read it all the same. That holds only while both servers use the same RA certificates.',
          serverOf(asked),
          serverOf(sent),
        )
      : msg(
          'GetCACert was answered by {0}, and the PKIOperation of the same device went to {1}. Each NDES server has its own RA key, so the second one cannot read a request that was encrypted for the first, unless both are one server.',
          serverOf(asked),
          serverOf(sent),
        ),
    short: msg('another server than for GetCACert'),
    group: accepted ? 'accepted' : 'not accepted',
  };
}

/** Names and addresses of one kind can be compared; one server mostly has an IPv4 and an IPv6 address, and a log for each day. */
function areTwoServers(asked: Evidence, sent: Evidence): boolean {
  const one = asked.observation.keys.server?.toLowerCase();
  const other = sent.observation.keys.server?.toLowerCase();
  return one !== undefined && other !== undefined && one !== other && one.includes(':') === other.includes(':');
}

function serverOf({ observation }: Evidence): string {
  return observation.keys.server ?? '';
}
