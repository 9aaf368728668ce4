import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { findLast, freeWithin, has, PATIENCE_MS, weakest } from '../engine/evidence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Evidence, Place } from '../model.ts';

export const loadBalancerAffinity: CaseRule = {
  id: 'load-balancer-affinity',
  title: msg('The calls of one enrollment reach different NDES servers'),
  severity: 'warning',
  step: 2,
  compares: msg('IIS logs of several servers'),
  resolutions: ['load-balancer-affinity', 'ra-cert-mismatch-decrypt'],
  docUrl: PAGES.scepProfile,
  source: 'MEM:certificates-profile-scep (affinity) ; what happens without it: RFC8894 3.2, derived',
  verified: true,
  concerns: (evidence) => has(evidence, { by: 'iis', act: 'PKIOperation' }),
  *judge(view, concerned) {
    if (view.iisLogs().length < 2) return;
    for (const attempt of concerned) {
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
  const asked = sent && (ownGet(evidence.slice(0, at)) ?? looseGet(view, sent, evidence));
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

function ownGet(before: readonly Evidence[]): Evidence | undefined {
  return findLast(before, { by: 'iis', act: 'GetCACert', outcome: 'done' });
}

/**
 * The GetCACert of the same address and program that no attempt holds: only where the server of the request got none from there at that
 * time, and where just one other server did.
 */
function looseGet(view: CaseView, sent: Evidence, evidence: readonly Evidence[]): Evidence | undefined {
  const { atMs, observation } = sent;
  const { address, userAgent } = observation.keys;
  if (atMs === undefined || address === undefined || userAgent === undefined || has(evidence, { by: 'iis', act: 'GetCACert' }))
    return undefined;
  const gets = freeWithin(view, 'iis', { fromMs: atMs - PATIENCE_MS, toMs: atMs }).filter(
    ({ observation: { act, outcome, keys } }) =>
      act === 'GetCACert' && outcome === 'done' && keys.address === address && keys.userAgent === userAgent,
  );
  const last = gets.at(-1);
  if (!last || gets.some((get) => serverOf(get) !== serverOf(last))) return undefined;
  return { ...last, linkedBy: 'address', confidence: gets.length > 1 ? 'guess' : 'likely' };
}

/** Names and addresses of one kind can be compared; one server mostly has an IPv4 and an IPv6 address, and a log for each day. */
function areTwoServers(asked: Evidence, sent: Evidence): boolean {
  const one = asked.observation.keys.server?.toLowerCase();
  const other = sent.observation.keys.server?.toLowerCase();
  return one !== undefined && other !== undefined && one !== other && one.includes(':') === other.includes(':');
}

function serverOf({ observation }: Place): string {
  return observation.keys.server ?? '';
}
