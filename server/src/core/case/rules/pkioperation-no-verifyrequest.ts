import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { find, freeWithin, goesOn, has, isExplained, isPending, proofOfIssue, startedMs, weakest } from '../engine/evidence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt, Evidence } from '../model.ts';

export const pkioperationNoVerifyrequest: CaseRule = {
  id: 'pkioperation-no-verifyrequest',
  title: msg('PKIOperation without a VerifyRequest'),
  severity: 'information',
  step: 3,
  compares: msg(
    'The IIS log of a server with the legacy connector, and what the connector, NDES and the device say of the same request',
  ),
  resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity', 'general-ndes-page'],
  docUrl: PAGES.policyModuleCalls,
  source: 'CERT:troubleshoot-scep-certificate-ndes-policy-module ; RFC8894 3.1 ; combination: derived',
  verified: false,
  concerns: (evidence, attempt) => {
    const asked = find(evidence, { by: 'iis', act: 'PKIOperation' });
    return (
      asked !== undefined && asked.observation.outcome !== 'failed' && !wasChecked(evidence) && !isPending(attempt, evidence)
    );
  },
  *judge(view, concerned) {
    const proven = policyModules(view);
    if (proven.size === 0) return;
    for (const attempt of concerned) {
      const draft = unchecked(view, attempt, proven);
      if (draft) yield draft;
    }
  },
};

/** IIS logs in which a policy module asks: the current connector posts nothing there, and the log may be of another site. */
function policyModules(view: CaseView): ReadonlySet<string> {
  const logs = view.iisLogs().filter(({ observations }) => observations.some(({ by, act }) => by === 'iis' && act === 'verify'));
  return new Set(logs.map(({ path }) => path));
}

function unchecked(view: CaseView, attempt: CaseAttempt, proven: ReadonlySet<string>): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const asked = find(evidence, { by: 'iis', act: 'PKIOperation' });
  if (!asked || !proven.has(asked.path) || !mustBeChecked(view, asked, evidence)) return undefined;
  if (isExplained(view, attempt, evidence, [])) return undefined;
  if (!goesOn(view, asked.path, asked.atMs) || mayHaveBeenChecked(view, asked)) return undefined;
  return {
    evidence: [asked],
    attempts: [attempt],
    confidence: weakest('likely', asked.confidence),
    message: msg(
      'As far as these logs show, NDES did not ask the policy module about this request. It may not have been able to decrypt it (made for another RA certificate or server), or it was no request for a new certificate.',
    ),
    short: msg('no VerifyRequest seen for it'),
  };
}

/**
 * The question after a request that is pending, and the two queries, hold no challenge (RFC 8894, 3.3). Where the log does not hold the
 * message, a device that begins anew shows by its GetCACert that it is none of these.
 */
function mustBeChecked(view: CaseView, asked: Evidence, evidence: readonly Evidence[]): boolean {
  const type = view.messageAt(asked)?.messageType;
  return type === undefined ? has(evidence, { act: 'GetCACert' }, { act: 'request-built' }) : type === PKCS_REQ;
}

const PKCS_REQ = 19;

/** Asked, or behind that question already. */
function wasChecked(evidence: readonly Evidence[]): boolean {
  return proofOfIssue(evidence) !== undefined || has(evidence, { act: 'verify' }, { act: 'issue' }, { act: 'notify' });
}

/** The question lies within the time that the request took; one there that no attempt holds may be this one's. */
function mayHaveBeenChecked(view: CaseView, asked: Evidence): boolean {
  const fromMs = startedMs(asked);
  if (fromMs === undefined || asked.atMs === undefined) return true;
  const window = { fromMs: fromMs - ROUNDING_MS, toMs: asked.atMs + ROUNDING_MS };
  return freeWithin(view, 'iis', window).some(({ observation }) => observation.act === 'verify');
}

/** IIS writes whole seconds. */
const ROUNDING_MS = 1000;
