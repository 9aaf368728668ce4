import { PAGES } from '../../facts/pages.ts';
import { beginsIosEnrollment, scepErrorOf } from '../../judge/cause/ios.ts';
import { type UrlFailure, urlFailureOf } from '../../judge/cause/url-failure.ts';
import { iosScepWords } from '../../judge/error/ios.ts';
import type { NoteEvent } from '../../log/event.ts';
import type { Evidence } from '../../log/finding.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';
import { judgedDraft } from '../kinds/judged-draft.ts';

export const iosScepError: Rule = {
  id: 'ios-scep-error',
  title: msg('iOS reports a SCEP error'),
  severity: 'error',
  step: 2,
  formats: ['ios-console-log'],
  resolutions: ['delivery-ios'],
  docUrl: PAGES.deliveryOnApple,
  source:
    'Apple MDM Protocol Reference, error codes ; CERT:ios-scep-failure-no-getcacaps ; what the device does then: strings of profiled in several builds since iOS 11',
  verified: true,
  start(report) {
    const reported = new Map<number, number>(); // code -> time of the last report
    let untrusted: Evidence | undefined;
    let unanswered: UrlFailure | undefined;
    let held: FindingDraft[] = []; // of attempts after which the device may try again
    const tell = (drafts: readonly FindingDraft[]): void => {
      drafts.forEach(report);
      held = [];
    };
    const seeNote = ({ note, span }: NoteEvent): void => {
      if (note === 'trust-evaluation-failed') untrusted = { span, message: msg('The trust evaluation that failed') };
      if (note === 'url-request-succeeded') unanswered = undefined;
      if (note === 'scep-identity-failed') tell(held);
      if (note === 'issued-certificate-received') held = [];
    };
    return {
      see(event, record) {
        if (beginsIosEnrollment(event)) {
          tell(held);
          reported.clear();
          untrusted = undefined;
          unanswered = undefined;
        }
        if (event.kind === 'note') seeNote(event);
        if (event.kind !== 'error') return;
        unanswered = urlFailureOf(event) ?? unanswered;
        const error = scepErrorOf(event);
        const code = error?.code?.value;
        if (!error || code === undefined) return;
        const now = millisOfDay(record);
        const before = reported.get(code);
        reported.set(code, now);
        if (before !== undefined && Math.abs(now - before) <= REPEATED_MS) return;
        const told = iosScepWords(error, code, unanswered);
        const reason = code === NO_ANSWER && unanswered ? reasonOf(unanswered) : untrusted;
        const draft = { ...judgedDraft(told), evidence: reason ? [reason] : [] };
        if (isOneAttempt(record)) held.push(draft);
        else tell([...held, draft]);
      },
      end: () => held,
    };
  },
};

/** True where a record tells of one attempt: another one may follow. */
function isOneAttempt(record: LogRecord): boolean {
  return record.events().some((event) => event.kind === 'note' && event.note === 'certificate-retrieval-failed');
}

/** The same error is printed by each layer that passes it on. */
const REPEATED_MS = 30_000;

function millisOfDay(record: LogRecord): number {
  return record.time?.epochMs ?? 0;
}

/** It says only that there was no answer; the error of URL loading says why. */
const NO_ANSWER = 22005;

function reasonOf({ error: { name, code, span } }: UrlFailure): Evidence {
  return { span: code?.span ?? span, message: msg('The reason: {0} {1}', name.value, code?.value ?? '') };
}
