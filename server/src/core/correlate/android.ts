import type { ErrorEvent, HttpEvent, LogEvent, NoteEvent, ScepEvent, StateEvent } from '../log/event.ts';
import type { LogRecord } from '../log/model.ts';
import { detached } from '../text/detach.ts';
import type { Span, Token } from '../text/span.ts';
import type { AttemptBuilder, AttemptStep, Outcome } from './model.ts';
import { AttemptStore, detachedToken, type OpenAttempt } from './store.ts';

/**
 * Enrollments in an OMADM log. The enrollment manager names the certificate when it starts; jscep then works on the same
 * thread; the reply carries the transactionID of the request; the state machines name the certificate again.
 */
export function androidAttempts(): AttemptBuilder {
  const store = new AttemptStore();
  const byThread = new Map<string, OpenAttempt>();
  const byAlias = new Map<string, OpenAttempt>();
  const byTransaction = new Map<string, OpenAttempt>();
  /** Attempts whose beginning, and so the name of their certificate, is not in the log; with the time of their last step. */
  const nameless = new Map<OpenAttempt, number | undefined>();

  const add = (attempt: OpenAttempt, record: LogRecord, step: Omit<AttemptStep, 'record'>): void => {
    if (step.outcome !== 'unknown') attempt.outcome = OUTCOME_AFTER[attempt.outcome](step);
    store.add(attempt, { record: record.index, ...step }, record.span, record.time?.epochMs);
    if (nameless.has(attempt)) nameless.set(attempt, record.time?.epochMs);
  };

  const seeNote = (event: NoteEvent, record: LogRecord): void => {
    if (event.note === 'enrollment-started') {
      const attempt = store.open({ platform: 'android', start: record.time, alias: event.subject });
      byThread.set(threadOf(record), attempt);
      if (event.subject) byAlias.set(aliasKey(event.subject.value), attempt);
      add(attempt, record, { name: 'started', outcome: 'unknown', span: event.span, linkedBy: 'alias', confidence: 'certain' });
      return;
    }
    if (FAILING_NOTES.has(event.note)) {
      add(onThread(record), record, {
        name: 'error',
        outcome: 'failed',
        span: event.span,
        linkedBy: 'thread',
        confidence: 'likely',
      });
      return;
    }
    const attempt = event.note === 'message-sent' ? byThread.get(threadOf(record)) : undefined;
    if (attempt)
      add(attempt, record, {
        name: 'PKIOperation',
        outcome: 'unknown',
        span: event.span,
        linkedBy: 'thread',
        confidence: 'likely',
      });
  };

  const seeHttp = (event: HttpEvent, record: LogRecord): void => {
    const attempt = onThread(record);
    const outcome = event.phase === 'request' ? 'unknown' : statusOutcome(event);
    add(attempt, record, {
      name: event.operation,
      outcome,
      span: event.span,
      linkedBy: 'thread',
      confidence: 'likely',
      ...detail(event.status),
    });
  };

  const seeScep = (event: ScepEvent, record: LogRecord): void => {
    const id = event.transactionID;
    const known = id && event.direction === 'response' ? byTransaction.get(id.value) : undefined;
    const attempt = known ?? onThread(record);
    if (id) {
      attempt.transactionID ??= detachedToken(id);
      byTransaction.set(detached(id.value), attempt);
    }
    const [linkedBy, confidence] = known ? (['transactionID', 'certain'] as const) : (['thread', 'likely'] as const);
    const token = event.failInfo ?? event.pkiStatus;
    const span = token?.span ?? event.span;
    if (event.direction === 'request')
      add(attempt, record, { name: 'request-built', outcome: 'unknown', span, linkedBy, confidence });
    else
      add(attempt, record, {
        name: 'reply',
        outcome: replyOutcome(event),
        span,
        linkedBy,
        confidence,
        ...(token ? { detail: token } : {}),
      });
  };

  const seeState = (event: StateEvent, record: LogRecord): void => {
    if (event.machine !== 'scep') return;
    const key = aliasKey(event.alias.value);
    const known = byAlias.get(key);
    const adopted = known ? undefined : adopt(event, record);
    const attempt = known ?? adopted?.attempt ?? store.open({ platform: 'android', start: record.time, alias: event.alias });
    byAlias.set(key, attempt);
    const name = event.to.value === INSTALLED ? 'installed' : 'state';
    add(attempt, record, {
      name,
      outcome: stateOutcome(event),
      span: event.to.span,
      linkedBy: adopted?.linkedBy ?? 'alias',
      confidence: adopted?.confidence ?? 'certain',
      detail: event.to,
    });
  };

  /** The attempt without a name that a state belongs to: that of its thread; else the only one, if it is fresh. */
  const adopt = (event: StateEvent, record: LogRecord): Adopted | undefined => {
    const onSame = byThread.get(threadOf(record));
    const now = record.time?.epochMs;
    const fresh = [...nameless].filter(([, ms]) => ms === undefined || now === undefined || Math.abs(now - ms) <= FRESH_MS);
    const [only, ...more] = fresh.map(([attempt]) => attempt);
    const attempt = onSame && nameless.has(onSame) ? onSame : more.length === 0 ? only : undefined;
    if (!attempt) return undefined;
    nameless.delete(attempt);
    attempt.alias = detachedToken(event.alias);
    return attempt === onSame
      ? { attempt, linkedBy: 'thread', confidence: 'likely' }
      : { attempt, linkedBy: 'order', confidence: 'guess' };
  };

  const seeError = (event: ErrorEvent, record: LogRecord): void => {
    if (!isEnrollmentError(event)) return;
    const attempt = onThread(record);
    add(attempt, record, {
      name: 'error',
      outcome: 'failed',
      span: event.span,
      linkedBy: 'thread',
      confidence: 'likely',
      detail: event.name,
    });
  };

  const onThread = (record: LogRecord): OpenAttempt => {
    const thread = threadOf(record);
    const known = byThread.get(thread);
    if (known) return known;
    const attempt = store.open({ platform: 'android', start: record.time });
    byThread.set(thread, attempt);
    const [oldest] = nameless.keys();
    if (nameless.size >= MAX_NAMELESS && oldest) nameless.delete(oldest);
    nameless.set(attempt, record.time?.epochMs);
    return attempt;
  };

  return {
    see(event: LogEvent, record: LogRecord) {
      if (event.kind === 'note') seeNote(event, record);
      else if (event.kind === 'http') {
        if (event.operation !== 'Other') seeHttp(event, record);
      } else if (event.kind === 'scep') seeScep(event, record);
      else if (event.kind === 'state') seeState(event, record);
      else if (event.kind === 'error') seeError(event, record);
    },
    attempts: () => store.snapshot(),
  };
}

type Adopted = { readonly attempt: OpenAttempt } & Pick<AttemptStep, 'linkedBy' | 'confidence'>;

/** The states follow within seconds. */
const FRESH_MS = 120_000;
const MAX_NAMELESS = 64;

/** `ModelName=AC_…%2FLogicalName_…;Hash=…` and its unescaped twin name the same certificate. */
function aliasKey(alias: string): string {
  return !alias.includes('%') ? alias : alias.replace(/%2F/gi, '/').replace(/%3B/gi, ';').replace(/%3D/gi, '=');
}

/** True where the error, or one of its causes, is of the SCEP library, or the part of the app that enrolls certificates logged it. */
export function isEnrollmentError(event: ErrorEvent): boolean {
  if (event.notation !== 'java-exception') return false;
  return ENROLLS.test(event.logger ?? '') || [event, ...event.causes].some(({ name }) => name.value.startsWith('org.jscep.'));
}

/** `com.microsoft.omadm.platforms.android.certmgr.CertificateEnrollmentManager`, and its tag in logcat. */
const ENROLLS = /(?:^|\.)CertificateEnrollmentManager$/;

/** What jscep logs before it gives up; the exception that follows may be missing in the log. */
const FAILING_NOTES: ReadonlySet<string> = new Set([
  'ca-verification-failed',
  'ra-signature-failed',
  'self-signed-subject',
  'san-missing',
  'reply-verification-failed',
  'envelope-wrong-key',
]);

const INSTALLED = 'CERT_ACCESS_GRANTED';

/** A later success outweighs what failed before it: jscep goes on after a failed GetCACaps. */
const OUTCOME_AFTER: Readonly<Record<Outcome, (step: Pick<AttemptStep, 'name' | 'outcome'>) => Outcome>> = {
  unknown: (step) => decided(step) ?? 'unknown',
  pending: (step) => decided(step) ?? 'pending',
  failed: (step) => (step.outcome === 'ok' && decided(step) ? 'ok' : 'failed'),
  ok: (step) => (step.outcome === 'failed' ? 'failed' : 'ok'),
};

function decided(step: Pick<AttemptStep, 'name' | 'outcome'>): Outcome | undefined {
  if (step.outcome !== 'ok') return step.outcome;
  return step.name === 'reply' || step.name === 'installed' ? 'ok' : undefined;
}

function threadOf(record: LogRecord): string {
  return record.thread ?? '';
}

function detail(token: { readonly text: string; readonly span: Span } | undefined): { readonly detail?: Token } {
  return token ? { detail: { value: token.text, span: token.span } } : {};
}

function statusOutcome(event: HttpEvent): Outcome {
  if (!event.status) return 'unknown';
  if (event.status.value !== 200) return 'failed'; // jscep takes nothing else
  return event.operation === 'PKIOperation' ? 'unknown' : 'ok';
}

function replyOutcome(event: ScepEvent): Outcome {
  switch (event.pkiStatus?.value) {
    case 'SUCCESS':
      return 'ok';
    case 'PENDING':
      return 'pending';
    case 'FAILURE':
      return 'failed';
    default:
      return 'unknown';
  }
}

function stateOutcome(event: StateEvent): Outcome {
  if (event.to.value === INSTALLED) return 'ok';
  return event.to.value.endsWith('_FAILED') ? 'failed' : 'unknown';
}
