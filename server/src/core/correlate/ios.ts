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
    current = {
      attempt: store.open({ platform, start: record.time, alias }),
      asked: false,
      built: false,
      retried: false,
      stored: false,
    };
    return current;
  };

  const add = (
    record: LogRecord,
    step: Pick<AttemptStep, 'name' | 'outcome' | 'span'> & { detail?: Token | undefined },
    platform: Platform = 'ios',
  ): void => {
    const ended = step.name === 'error' && current?.stored;
    const enrollment = current && !ended ? current : open(record, platform);
    const { attempt } = enrollment;
    if (step.name === 'GetCACert') enrollment.asked = true;
    if (step.name === 'request-built') enrollment.built = true;
    if (step.outcome !== 'unknown') attempt.outcome = step.outcome;
    if (step.name === 'installed' && step.outcome === 'ok') enrollment.stored = true;
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
    const platform = event.note.startsWith('mac-') ? 'macos' : 'ios';
    if (name === 'profile-arrived' || name === 'started') open(record, platform, name === 'started' ? undefined : event.subject);
    if (name === 'request-built') begin(record);
    if (event.note === 'certificate-retrieval-failed' && current) current.retried = true;
    if (event.note === 'scep-identity-failed' && current) current.retried = false;
    if (event.note === 'certificate-retrieval-failed' && has(record, 'request-pending')) return;
    if (event.note === 'request-pending' && has(record, 'scep-identity-failed')) return;
    add(record, { name, outcome: outcomeOfNote(event), span: event.span, detail: event.subject }, platform);
  };

  /** The request is sent: for the first time, or once more where the device had not given up. */
  const begin = (record: LogRecord): void => {
    if (current?.retried) current.attempt.outcome = 'unknown';
    else if (current?.attempt.outcome !== 'unknown' || current.built) open(record, 'ios');
    if (current) current.retried = false;
  };

  /** Other profiles are installed, too: one that does not speak of SCEP counts only while an enrollment is under way. */
  const belongs = (event: NoteEvent): boolean => {
    const isScep = event.subject?.value.toUpperCase().includes('SCEP');
    const open = current !== undefined && !current.stored && current.attempt.outcome !== 'failed';
    return isScep || open || (current !== undefined && event.note === 'profile-rolled-back');
  };

  const seeHttp = (event: HttpEvent, record: LogRecord): void => {
    if (event.operation === 'Other') return;
    const again = event.phase === 'request' && current?.asked && event.operation === 'GetCACert';
    const polls = current?.attempt.outcome === 'pending' && event.operation === 'PKIOperation';
    if (!current || again || (current.attempt.outcome !== 'unknown' && !polls))
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

/** The enrollment that goes on: how far it got. */
interface Current {
  readonly attempt: OpenAttempt;
  /** It has asked GetCACert. */
  asked: boolean;
  built: boolean;
  /** One of its requests gave no certificate, and the device has not given up: it may send another one. */
  retried: boolean;
  /** The certificate is on the device. */
  stored: boolean;
}

/** True for errors of profile installation and of what lies inside one; other frameworks print NSErrors too. */
function isProfileError(event: ErrorEvent): boolean {
  return [event, ...event.causes].some((cause) => /^(?:MC[A-Z][A-Za-z]{0,60}ErrorDomain|MDM-SCEP)$/.test(cause.name.value));
}

const STEP_OF_NOTE: Readonly<Record<string, AttemptStep['name'] | undefined>> = {
  'profile-arrived': 'profile-arrived',
  'retrieving-certificate': 'request-built',
  'request-pending': 'reply',
  polling: 'reply',
  'issued-certificate-received': 'reply',
  'certificate-installed': 'installed',
  'mac-scep-enroll': 'started',
  'mac-scep-failed': 'error',
  'profile-installed': 'installed',
  'profile-rolled-back': 'installed',
  'installation-failed': 'error',
  'scep-identity-failed': 'error',
  'certificate-retrieval-failed': 'error',
  'trust-evaluation-failed': 'error',
  'url-request-failed': 'error',
};

function outcomeOfNote({ note }: NoteEvent): AttemptStep['outcome'] {
  if (GOOD.has(note)) return 'ok';
  if (note === 'request-pending' || note === 'polling') return 'pending';
  return note === 'profile-rolled-back' || STEP_OF_NOTE[note] === 'error' ? 'failed' : 'unknown';
}

const GOOD: ReadonlySet<string> = new Set(['profile-installed', 'issued-certificate-received', 'certificate-installed']);

function has(record: LogRecord, note: string): boolean {
  return record.events().some((event) => event.kind === 'note' && event.note === note);
}
