import { PAGES } from '../../facts/pages.ts';
import type { LogFacts, Writer } from '../../log/facts.ts';
import { msg } from '../../text/sentence.ts';
import { find, freeWithin, goesOn, has, PATIENCE_MS, proofOfIssue, weakest } from '../engine/evidence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt } from '../model.ts';
import { someIn } from '../per-log.ts';

export const issuedNotReported: CaseRule = {
  id: 'issued-not-reported',
  title: msg('The certificate was issued, and nobody reported it to Intune'),
  severity: 'warning',
  step: 6,
  compares: msg('The log of the device or the CA, and the reports that IIS or the connector logged'),
  resolutions: ['reporting-stuck'],
  docUrl: PAGES.reportingEntries,
  source: 'CERT:troubleshoot-scep-certificate-reporting ; MEM:certificate-connector-overview ; that no report follows: derived',
  verified: false,
  concerns: (evidence) => !has(evidence, { act: 'notify' }) && proofOfIssue(evidence) !== undefined,
  *judge(view, concerned) {
    const reporting = REPORTERS.map((by) => [by, reportingLogs(view, by)] as const);
    for (const attempt of concerned) {
      for (const [by, logs] of reporting) {
        const draft = logs.size > 0 ? unreported(view, attempt, by, logs) : undefined;
        if (draft) yield draft;
      }
    }
  },
};

/** IIS logs the reports of the legacy connector; the current one writes events. */
const REPORTERS = ['iis', 'connector'] as const satisfies readonly Writer[];
type Reporter = (typeof REPORTERS)[number];

const reports = {
  iis: someIn(({ by, act }) => by === 'iis' && act === 'notify'),
  connector: someIn(({ by, act }) => by === 'connector' && act === 'notify'),
} as const satisfies Record<Reporter, (log: LogFacts) => boolean>;

/** Only a log that holds reports of others shows that one is missing. */
function reportingLogs(view: CaseView, by: Reporter): ReadonlySet<string> {
  return new Set(view.logs.filter(reports[by]).map(({ path }) => path));
}

function unreported(view: CaseView, attempt: CaseAttempt, by: Reporter, logs: ReadonlySet<string>): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const proof = proofOfIssue(evidence);
  // The server that verified the request reports its outcome; another server's log shows nothing of it.
  const verified = find(evidence, { by, act: 'verify', outcome: 'done' });
  if (!proof || verified?.atMs === undefined || !logs.has(verified.path)) return undefined;
  if (!goesOn(view, verified.path, proof.atMs ?? verified.atMs)) return undefined;
  const window = { fromMs: verified.atMs, toMs: Math.max(verified.atMs, proof.atMs ?? 0) + PATIENCE_MS };
  if (freeWithin(view, by, window).some(({ observation }) => observation.act === 'notify')) return undefined;
  return {
    evidence: [verified, proof],
    attempts: [attempt],
    confidence: weakest('likely', verified.confidence, proof.confidence),
    message:
      by === 'iis'
        ? msg(
            'The certificate was issued, and the policy module reported nothing: a Notify is missing, though this log holds others. Intune does not learn of the certificate.',
          )
        : msg(
            'The certificate was issued, and the connector reported nothing to Intune: none of the events 4000, 4002 and 4008 to 4010 followed, though this log holds such events of others.',
          ),
    short: msg('issued, but not reported'),
  };
}
