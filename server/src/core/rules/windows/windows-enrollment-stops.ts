import { isEvent } from '../../facts/codes/windows-events/index.ts';
import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import type { FindingDraft, Rule } from '../engine/model.ts';

interface Mark {
  readonly ms: number;
  readonly span: Span;
  readonly begins: boolean;
}

/** An enrollment takes seconds; Windows gives up within minutes. */
const PATIENCE_MS = 10 * 60_000;
const MAX_MARKS = 2000;

export const windowsEnrollmentStops: Rule = {
  id: 'windows-enrollment-stops',
  title: msg('Windows: event 36 without event 39'),
  severity: 'information',
  step: 5,
  formats: ['windows-event-log'],
  resolutions: ['delivery-windows', 'no-request-in-iis'],
  docUrl: PAGES.deliveryOnWindows,
  source: 'CERT:troubleshoot-scep-certificate-delivery (healthy order) ; time span: derived',
  verified: false,
  start: () => {
    const marks: Mark[] = [];
    let last = Number.NEGATIVE_INFINITY;
    return {
      see(event, record) {
        if (event.kind !== 'windows-event' || !record.time?.dateKnown) return;
        const ms = record.time.epochMs;
        if (ms > last) last = ms;
        if (marks.length >= MAX_MARKS || !isEvent(event, 'scep-client', 36, 39, 32, 307)) return;
        marks.push({ ms, span: event.span, begins: event.eventId.value === 36 });
      },
      end: () => stopped(marks, last),
    };
  },
};

/** Exports may begin with the newest event, so times decide, not places. */
function stopped(marks: readonly Mark[], last: number): readonly FindingDraft[] {
  const inTime = [...marks].sort((a, b) => a.ms - b.ms || Number(b.begins) - Number(a.begins));
  return inTime.flatMap((mark, i) => {
    if (!mark.begins) return [];
    const next = inTime[i + 1];
    if (next ? !next.begins || next.ms - mark.ms < PATIENCE_MS : last - mark.ms < PATIENCE_MS) return [];
    return [
      {
        span: mark.span,
        message: msg(
          'The device made a request, and neither a certificate (event 39) nor an error (32, 307) followed. Unless the export was filtered: look for the request in the IIS log at this time.',
        ),
        short: msg('no certificate followed'),
      },
    ];
  });
}
