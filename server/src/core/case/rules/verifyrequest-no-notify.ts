import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { find, freeWithin, goesOn, has, isExplained, isPending, PATIENCE_MS, proofOfIssue, weakest } from '../engine/evidence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt } from '../model.ts';

export const verifyrequestNoNotify: CaseRule = {
  id: 'verifyrequest-no-notify',
  title: msg('VerifyRequest succeeded, no Notify followed'),
  severity: 'information',
  step: 4,
  compares: msg('The IIS log of a server with the legacy connector, and what NDES, CA and device say of the same request'),
  resolutions: ['ca-refuses-request', 'ca-0x80094800-template', 'reporting-stuck'],
  docUrl: PAGES.policyModuleCalls,
  source:
    'CERT:troubleshoot-scep-certificate-ndes-policy-module ; CERT:troubleshoot-scep-certificate-reporting ; combination: derived',
  verified: false,
  // With proof of the certificate it is only the report that is missing: `issued-not-reported` says so.
  concerns: (evidence, attempt) =>
    has(evidence, { by: 'iis', act: 'verify', outcome: 'done' }) &&
    !has(evidence, { act: 'notify' }) &&
    !proofOfIssue(evidence) &&
    !isPending(attempt, evidence),
  *judge(view, concerned) {
    const reporting = new Set(
      view
        .iisLogs()
        .filter(notifies)
        .map(({ path }) => path),
    );
    for (const attempt of concerned) {
      const draft = unreported(view, attempt, reporting);
      if (draft) yield draft;
    }
  },
};

/** A log that holds no Notify at all cannot show that one is missing. */
function notifies({ observations }: CaseView['logs'][number]): boolean {
  return observations.some(({ by, act }) => by === 'iis' && act === 'notify');
}

function unreported(view: CaseView, attempt: CaseAttempt, reporting: ReadonlySet<string>): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const verified = find(evidence, { by: 'iis', act: 'verify', outcome: 'done' });
  if (verified?.atMs === undefined || !reporting.has(verified.path)) return undefined;
  if (isExplained(view, attempt, evidence, [])) return undefined;
  if (!goesOn(view, verified.path, verified.atMs)) return undefined;
  const window = { fromMs: verified.atMs, toMs: verified.atMs + PATIENCE_MS };
  if (freeWithin(view, 'iis', window).some(({ observation }) => observation.act === 'notify')) return undefined;
  return {
    evidence: [verified],
    attempts: [attempt],
    confidence: weakest('likely', verified.confidence),
    message: msg(
      'The challenge was confirmed, but as far as these logs show, the policy module reported no outcome. Usually the CA did not issue the certificate; look at the NDES events and at Failed Requests on the CA.',
    ),
    short: msg('no outcome reported after it'),
  };
}
