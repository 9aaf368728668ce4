import { PAGES } from '../../facts/pages.ts';
import { beginsIosEnrollment } from '../../judge/cause/ios.ts';
import type { LogRecord } from '../../log/model.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

/** The console tells of a pending request in its own words; one rule with what the message itself shows (rules/index.ts). */
export const iosRequestPending: Rule = {
  id: 'scep-reply-pending',
  title: msg('The request waits for approval (pkiStatus PENDING)'),
  severity: 'warning',
  step: 4,
  formats: ['ios-console-log'],
  resolutions: ['scep-pending'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 3.2.1.3 ; RFC8894 4.4 ; strings of profiled in several builds since iOS 11',
  verified: false,
  basis: 'client',
  start(report) {
    let pending: Span | undefined; // where the enrollment under way said so first
    let attempts = 0;
    const forget = (): void => {
      pending = undefined;
      attempts = 0;
    };
    return {
      see(event, record) {
        if (beginsIosEnrollment(event)) {
          if (pending) report(waiting(pending));
          forget();
        }
        if (event.kind !== 'note') return;
        if (event.note === 'retrieving-certificate') attempts++;
        if (event.note === 'request-pending' || event.note === 'polling') pending ??= event.span;
        if (event.note === 'request-pending' && pending && has(record, 'scep-identity-failed')) {
          report(gaveUp(event.span, attempts));
          forget();
        }
        if (event.note === 'issued-certificate-received') forget();
        if (event.note === 'scep-identity-failed' && !has(record, 'request-pending')) forget();
      },
      end: () => (pending ? [waiting(pending)] : []),
    };
  },
};

function has(record: LogRecord, note: string): boolean {
  return record.events().some((event) => event.kind === 'note' && event.note === note);
}

function waiting(span: Span): FindingDraft {
  return {
    span,
    message: msg(
      'The CA holds the request until somebody approves it. The device asks again, in all as often as Retries of the profile + 1, then gives up.',
    ),
    short: msg('waits for approval at the CA'),
  };
}

function gaveUp(span: Span, attempts: number): FindingDraft {
  return {
    span,
    severity: 'error',
    message:
      attempts > 0
        ? msg(
            'The request was still pending when the device gave up, after {0} attempts (Retries of the profile + 1). The CA holds it until somebody approves it.',
            attempts,
          )
        : msg('The request was still pending when the device gave up. The CA holds it until somebody approves it.'),
    short: msg('still pending: device gave up'),
  };
}
