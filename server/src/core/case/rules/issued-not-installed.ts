import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { find, goesOn, has, isExplained, lastBy, weakest } from '../engine/evidence.ts';
import { DEVICE_STOPS } from '../engine/log-findings.ts';
import type { CaseFindingDraft, CaseRule, CaseView } from '../engine/model.ts';
import type { CaseAttempt } from '../model.ts';
import { someIn } from '../per-log.ts';

const REPLACED = [...DEVICE_STOPS, 'android-state-stalled'];
/** A report that failed says nothing of the device. */
const REPORTS = ['notify-failed', 'reporting-stuck'];

export const issuedNotInstalled: CaseRule = {
  id: 'issued-not-installed',
  title: msg('The certificate was issued, and the device did not install it'),
  severity: 'warning',
  step: 5,
  compares: msg('The CA or the connector, and the log of the device'),
  resolutions: ['delivery-ios', 'delivery-windows', 'android-state-stalled'],
  docUrl: PAGES.delivery,
  source: 'CERT:troubleshoot-scep-certificate-delivery ; comparison of the logs: derived',
  verified: false,
  concerns: (evidence) =>
    has(evidence, { by: 'device' }) && !has(evidence, { by: 'device', act: 'installed' }, { by: 'device', act: 'reported' }),
  *judge(view, concerned) {
    const installing = new Set(view.logs.filter(installs).map(({ path }) => path));
    for (const attempt of concerned) {
      const draft = uninstalled(view, attempt, installing);
      if (draft) yield draft;
    }
  },
};

/** A log in which some certificate was installed would show this one, too. */
const installs = someIn(({ by, act, outcome }) => by === 'device' && act === 'installed' && outcome === 'done');

function uninstalled(view: CaseView, attempt: CaseAttempt, installing: ReadonlySet<string>): CaseFindingDraft | undefined {
  const evidence = view.evidence(attempt);
  const issued =
    find(evidence, { act: 'issue', outcome: 'done' }) ?? find(evidence, { by: 'device', act: 'reply', outcome: 'done' });
  const device = lastBy(evidence, 'device');
  if (!issued || !device) return undefined;
  const others = evidence.filter(({ observation: { act } }) => act !== 'notify');
  if (isExplained(view, attempt, others, [...REPLACED, ...REPORTS])) return undefined;
  const sinceMs = Math.max(device.atMs ?? Number.NEGATIVE_INFINITY, issued.atMs ?? Number.NEGATIVE_INFINITY);
  if (!goesOn(view, device.path, sinceMs)) return undefined;
  const capable = installing.has(device.path);
  // That the device has the certificate it says itself, and a log without any installation may just not hold them.
  if (!capable && issued.observation.by === 'device') return undefined;
  return {
    ...(capable ? {} : { severity: 'information' }),
    evidence: [device, issued],
    attempts: [attempt],
    confidence: capable ? weakest('likely', device.confidence, issued.confidence) : 'guess',
    message: capable
      ? msg(
          'The certificate was issued, and the device shows neither its installation nor an error after this line. Its other certificates were installed in this log.',
        )
      : msg(
          'The certificate was issued, and the device shows neither its installation nor an error after this line. No certificate was installed in this log at all, so it may just not write that: look into the store of the device.',
        ),
    short: msg('issued, but not installed'),
    replaces: REPLACED,
    resolutions: RESOLUTIONS[attempt.platform] ?? ['delivery-ios', 'delivery-windows', 'android-state-stalled'],
  };
}

const RESOLUTIONS: Partial<Record<CaseAttempt['platform'], readonly string[]>> = {
  ios: ['delivery-ios'],
  macos: ['delivery-ios'],
  windows: ['delivery-windows'],
  android: ['android-state-stalled', 'delivery-android-prompt'],
};
