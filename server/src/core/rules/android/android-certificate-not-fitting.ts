import { PAGES } from '../../facts/pages.ts';
import type { LogEvent, NoteEvent } from '../../log/event.ts';
import type { Evidence } from '../../log/finding.ts';
import { detached } from '../../text/detach.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule, RuleRun } from '../engine/model.ts';

export const androidCertificateNotFitting: Rule = {
  id: 'android-certificate-not-fitting',
  title: msg('Android: a profile waits for a certificate that does not come or does not fit'),
  severity: 'warning',
  step: 5,
  formats: ['android-omadm-log'],
  resolutions: ['android-certificate-not-fitting'],
  docUrl: PAGES.wifiProfiles,
  source: 'SA:mem/intune/device-configuration/troubleshoot-wi-fi-profiles ; profiles other than of Wi-Fi: derived',
  verified: true,
  start: (report) => new Run(report),
};

/** So many excluded certificates, and profiles that wait, are kept. */
const MAX_EXCLUDED = 10;
const MAX_WAITING = 200;

/** Reports a profile for which certificates were excluded at once, one that only waits when nothing more comes: a certificate may be on its way. */
class Run implements RuleRun {
  readonly #report: (draft: FindingDraft) => void;
  readonly #excluded = new Map<string, Evidence[]>(); // by thread, since the last profile
  #waiting = new Map<string, FindingDraft>(); // by profile

  constructor(report: (draft: FindingDraft) => void) {
    this.#report = report;
  }

  see(event: LogEvent, record: { readonly thread?: string }): void {
    if (event.kind === 'state' && event.machine === 'scep' && event.to.value === INSTALLED) this.#waiting.clear();
    if (event.kind !== 'note') return;
    const thread = record.thread ?? '';
    if (event.note === 'certificate-excluded') this.#exclude(thread, event);
    if (event.note !== 'profile-pending') return;
    const excluded = this.#excluded.get(thread) ?? [];
    this.#excluded.delete(thread);
    const profile = detached(event.subject?.value ?? '');
    if (excluded.length > 0) {
      this.#waiting.delete(profile);
      this.#report(notFitting(event, excluded));
    } else if (!this.#waiting.has(profile) && this.#waiting.size < MAX_WAITING) {
      this.#waiting.set(profile, waiting(event));
    }
  }

  end(): Iterable<FindingDraft> {
    return [...this.#waiting.values()];
  }

  #exclude(thread: string, { span, subject }: NoteEvent): void {
    const list = this.#excluded.get(thread) ?? [];
    this.#excluded.set(thread, list);
    if (list.length < MAX_EXCLUDED)
      list.push({ span, message: msg('This certificate was not taken: {0}', detached(subject?.value ?? '')) });
  }
}

/** The last state of a certificate that a profile may use. */
const INSTALLED = 'CERT_ACCESS_GRANTED';

function notFitting({ span, subject }: NoteEvent, evidence: readonly Evidence[]): FindingDraft {
  return {
    span,
    evidence,
    message: msg(
      'The device does not apply {0}: it has certificates, and none fits. The lines before say what they lack; most often the SCEP profile asks for a purpose (EKU) that the certificate template does not give.',
      detached(subject?.value ?? ''),
    ),
    short: msg('no certificate fits the profile'),
    group: `fit ${subject?.value}`,
  };
}

function waiting({ span, subject }: NoteEvent): FindingDraft {
  return {
    span,
    message: msg(
      'The device does not apply {0} yet: the trusted root or the SCEP certificate that it names is not there. That is normal while certificates are on their way; in this log none followed.',
      detached(subject?.value ?? ''),
    ),
    short: msg('profile waits for certificates'),
    group: `wait ${subject?.value}`,
  };
}
