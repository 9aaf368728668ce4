import type { ErrorEvent, HttpEvent, LogEvent, NoteEvent, Platform } from '../log/event.ts';
import type { LogRecord } from '../log/model.ts';
import type { Token } from '../text/span.ts';
import type { AttemptBuilder, AttemptStep } from './model.ts';
import { AttemptStore, type OpenAttempt } from './store.ts';

/**
 * Enrollments in an iOS, iPadOS or macOS console log. profiled works on one SCEP payload at a time and asks GetCACert,
 * GetCACaps, PKIOperation in this order, so order is all there is: a second GetCACert begins a new enrollment.
 */
export function iosAttempts(): AttemptBuilder {
  const store = new AttemptStore();
  let current: Current | undefined;

  const open = (record: LogRecord, platform: Platform, alias?: Token): Current => {
    current = { attempt: store.open({ platform, start: record.time, alias }), asked: false, built: false };
    return current;
  };

  const add = (
    record: LogRecord,
    step: Pick<AttemptStep, 'name' | 'outcome' | 'span'> & { detail?: Token | undefined },
  ): void => {
    const ended = step.name === 'error' && current?.attempt.outcome === 'ok';
    const enrollment = current && !ended ? current : open(record, 'ios');
    const { attempt } = enrollment;
    if (step.name === 'GetCACert') enrollment.asked = true;
    if (step.name === 'request-built') enrollment.built = true;
    if (step.outcome === 'failed') attempt.outcome = 'failed';
    if (step.name === 'installed' && step.outcome === 'ok') attempt.outcome = 'ok';
    const { name, outcome, span, detail } = step;
    const confidence = name === 'profile-arrived' ? 'certain' : 'likely';
    store.add(
      attempt,
      { name, outcome, span, detail, record: record.index, linkedBy: 'order', confidence },
      record.span,
      record.time?.epochMs,
    );
  };

  const seeNote = (event: NoteEvent, record: LogRecord): void => {
    const name = STEP_OF_NOTE[event.note];
    if (!name) return;
    if (name === 'installed' && !belongs(event)) return;
    if (name === 'profile-arrived') open(record, 'ios', event.subject);
    if (name === 'request-built' && (current?.attempt.outcome !== 'unknown' || current.built)) open(record, 'ios');
    add(record, { name, outcome: outcomeOfNote(event), span: event.span, detail: event.subject });
  };

  /** Other profiles are installed, too: one that does not speak of SCEP counts only while an enrollment is under way. */
  const belongs = (event: NoteEvent): boolean => {
    const isScep = event.subject?.value.toUpperCase().includes('SCEP');
    return isScep || current?.attempt.outcome === 'unknown' || (current !== undefined && event.note === 'profile-rolled-back');
  };

  const seeHttp = (event: HttpEvent, record: LogRecord): void => {
    if (event.operation === 'Other') return;
    const again = event.phase === 'request' && current?.asked && event.operation === 'GetCACert';
    if (!current || again || current.attempt.outcome !== 'unknown')
      open(record, event.platform === 'unknown' ? 'ios' : event.platform);
    const failed = event.status !== undefined && event.status.value >= 300;
    const detail = event.status ? { value: event.status.text, span: event.status.span } : undefined;
    add(record, { name: event.operation, outcome: failed ? 'failed' : 'unknown', span: event.span, detail });
  };

  const seeError = (event: ErrorEvent, record: LogRecord): void => {
    if (event.notation === 'scep-error-key') {
      add(record, { name: 'error', outcome: 'failed', span: event.span, detail: event.name });
      return;
    }
    if (event.notation !== 'ns-error' || !isProfileError(event)) return;
    const cause = event.causes.at(-1) ?? event;
    const detail = cause.code ? { value: cause.code.text, span: cause.code.span } : cause.name;
    add(record, { name: 'error', outcome: 'failed', span: event.span, detail });
  };

  return {
    see(event: LogEvent, record: LogRecord) {
      if (event.kind === 'note') seeNote(event, record);
      else if (event.kind === 'http') seeHttp(event, record);
      else if (event.kind === 'error') seeError(event, record);
    },
    attempts: () => store.snapshot(),
  };
}

/** The enrollment that goes on: whether it has asked GetCACert, and built its request. */
interface Current {
  readonly attempt: OpenAttempt;
  asked: boolean;
  built: boolean;
}

/** True for errors of profile installation and of what lies inside one; other frameworks print NSErrors too. */
function isProfileError(event: ErrorEvent): boolean {
  return [event, ...event.causes].some((cause) => /^MC[A-Z][A-Za-z]{0,60}ErrorDomain$/.test(cause.name.value));
}

const STEP_OF_NOTE: Readonly<Record<string, AttemptStep['name'] | undefined>> = {
  'profile-arrived': 'profile-arrived',
  'retrieving-certificate': 'request-built',
  'profile-installed': 'installed',
  'profile-rolled-back': 'installed',
  'installation-failed': 'error',
  'scep-identity-failed': 'error',
  'certificate-retrieval-failed': 'error',
  'trust-evaluation-failed': 'error',
  'url-request-failed': 'error',
};

function outcomeOfNote(event: NoteEvent): AttemptStep['outcome'] {
  if (event.note === 'profile-installed') return 'ok';
  return event.note === 'profile-rolled-back' || STEP_OF_NOTE[event.note] === 'error' ? 'failed' : 'unknown';
}
