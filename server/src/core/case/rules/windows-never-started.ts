import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { find, has, weakest } from '../engine/evidence.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt } from '../model.ts';

/** Windows enrolls in the background; it begins within minutes. */
const PATIENCE_MS = 10 * 60_000;

export const windowsNeverStarted: CaseRule = {
  id: 'windows-never-started',
  title: msg('Windows: the profile was accepted, and the enrollment never began'),
  severity: 'warning',
  step: 1,
  compares: msg('The events of the device, and what servers saw of it'),
  resolutions: ['delivery-windows', 'no-request-in-iis'],
  docUrl: PAGES.profileOnWindows,
  source:
    'CERT:troubleshoot-scep-certificate-profile-deployment (306) ; CERT:troubleshoot-scep-certificate-delivery (36, 39) ; that nothing follows: derived',
  verified: false,
  concerns: (evidence, { platform }) =>
    platform === 'windows' && !evidence.some(isMore) && has(evidence, { by: 'device', act: 'acknowledged', outcome: 'done' }),
  *judge(view, concerned) {
    const begun = concerned.length > 0 ? begunAliases(view) : new Set<string>();
    for (const attempt of concerned) {
      const draft = idle(view, attempt, begun);
      if (draft) yield draft;
    }
  },
};

/** Windows confirms a profile again where the certificate is there already: path of the log and alias. */
function begunAliases(view: CaseView): ReadonlySet<string> {
  const begun = new Set<string>();
  for (const attempt of view.attempts) {
    const alias = attempt.platform === 'windows' ? aliasOf(view, attempt) : undefined;
    if (alias !== undefined && view.evidence(attempt).some(isMore)) begun.add(alias);
  }
  return begun;
}

function aliasOf(view: CaseView, attempt: CaseAttempt): string | undefined {
  const named = view.evidence(attempt).find(({ observation: { by, keys } }) => by === 'device' && keys.alias !== undefined);
  return named && `${named.path}\n${named.observation.keys.alias}`;
}

function isMore({ observation: { act } }: { readonly observation: { readonly act: string } }): boolean {
  return act !== 'acknowledged' && act !== 'profile-delivered';
}

function idle(view: CaseView, attempt: CaseAttempt, begun: ReadonlySet<string>): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const accepted = find(evidence, { by: 'device', act: 'acknowledged', outcome: 'done' });
  if (accepted?.atMs === undefined || attempt.platform !== 'windows' || evidence.some(isMore)) return undefined;
  const alias = aliasOf(view, attempt);
  const span = view.spanOf(accepted.path);
  if (!span || span.toMs - accepted.atMs < PATIENCE_MS || (alias !== undefined && begun.has(alias))) return undefined;
  const shows = view.log(accepted.path)?.observations.some(({ by, act }) => by === 'device' && SHOWN_BY_36_39.has(act)) ?? false;
  return {
    ...(shows ? {} : { severity: 'information' }),
    evidence: [accepted],
    attempts: [attempt],
    confidence: shows ? weakest('likely', accepted.confidence) : 'guess',
    message: shows
      ? msg(
          'Windows confirmed that it will enroll, which Intune may show as a success, and did not begin: neither a request (event 36) nor a certificate (39) nor an error (32, 307) followed.',
        )
      : msg(
          'Windows confirmed that it will enroll, which Intune may show as a success. Neither a request (event 36) nor a certificate (39) nor an error (32, 307) followed, but this log holds no such events at all: it may have been filtered.',
        ),
    short: msg('accepted, but never begun'),
    replaces: ['windows-enrollment-stops'],
  };
}

const SHOWN_BY_36_39: ReadonlySet<string> = new Set(['request-built', 'started', 'installed', 'PKIOperation']);
