import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { find, freeWithin, goesOn, has, isExplained, isPending, PATIENCE_MS, proofOfIssue, weakest } from '../engine/evidence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt } from '../model.ts';

export const verifiedNotIssued: CaseRule = {
  id: 'verified-not-issued',
  title: msg('The challenge was confirmed, and no certificate was issued'),
  severity: 'warning',
  step: 4,
  compares: msg('The events of the current connector, and what NDES, CA and device say of the same request'),
  resolutions: ['ca-refuses-request', 'ca-0x80094800-template', 'scep-pending'],
  docUrl: PAGES.connector,
  source: 'MEM:certificate-connector-overview (events 4004, 4006, 4007) ; that neither follows: derived',
  verified: false,
  concerns: (evidence, attempt) =>
    has(evidence, { by: 'connector', act: 'verify', outcome: 'done' }) &&
    !has(evidence, { act: 'issue' }, { by: 'connector', act: 'notify' }) &&
    !proofOfIssue(evidence) &&
    !isPending(attempt, evidence),
  *judge(view, concerned) {
    const deciding = new Set(view.logs.filter(decides).map(({ path }) => path));
    for (const attempt of concerned) {
      const draft = unissued(view, attempt, deciding);
      if (draft) yield draft;
    }
  },
};

/** A log of the connector that holds no outcome of the CA at all was filtered, or is of the channel without them. */
function decides({ observations }: CaseView['logs'][number]): boolean {
  return observations.some(({ by, act }) => by === 'connector' && act === 'issue');
}

function unissued(view: CaseView, attempt: CaseAttempt, deciding: ReadonlySet<string>): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const verified = find(evidence, { by: 'connector', act: 'verify', outcome: 'done' });
  if (verified?.atMs === undefined || !deciding.has(verified.path)) return undefined;
  if (isExplained(view, attempt, evidence, []) || !goesOn(view, verified.path, verified.atMs)) return undefined;
  const window = { fromMs: verified.atMs, toMs: verified.atMs + PATIENCE_MS };
  if (freeWithin(view, 'connector', window).some(({ observation }) => observation.act === 'issue')) return undefined;
  return {
    evidence: [verified],
    attempts: [attempt],
    confidence: weakest('likely', verified.confidence),
    message: msg(
      'Intune confirmed the challenge, and neither a certificate (event 4006) nor a refusal (4007) followed. The CA did not answer, or put the request off: look at Pending Requests and Failed Requests on the CA, and at the NDES events of that time.',
    ),
    short: msg('no certificate followed'),
  };
}
