import type { LogEvent, Operation, Platform } from '../log/event.ts';
import type { LogRecord, LogTime } from '../log/model.ts';
import type { Span, Token } from '../text/span.ts';

/** What is known about how a step ended. `unknown`: these logs do not say. */
export type Outcome = 'ok' | 'failed' | 'pending' | 'unknown';

/** One step of an enrollment as one log shows it. */
export interface AttemptStep {
  readonly name: Operation | 'profile-arrived' | 'started' | 'request-built' | 'reply' | 'state' | 'installed' | 'error';
  readonly outcome: Outcome;
  /** Index of the record in its document. */
  readonly record: number;
  /** Time of the record, as `LogTime.epochMs`. */
  readonly atMs?: number;
  readonly span: Span;
  /** Why this step belongs to the attempt, and how sure that is. */
  readonly linkedBy: 'transactionID' | 'alias' | 'thread' | 'address' | 'order';
  readonly confidence: 'certain' | 'likely' | 'guess';
  readonly detail?: Token;
  /** The server that took the call, in a server log that tells: its name, else its address. */
  readonly server?: string;
}

/** One try of one device to get one certificate. It may end before it has a transactionID. */
export interface EnrollmentAttempt {
  readonly id: number;
  readonly platform: Platform;
  readonly steps: readonly AttemptStep[];
  readonly outcome: Outcome;
  readonly start?: LogTime;
  readonly transactionID?: Token;
  /** Profile or certificate name where a log gives one. */
  readonly alias?: Token;
  readonly client?: string;
  /** From the first to the last record of the attempt. */
  readonly span: Span;
}

/** Joins the events of one log into enrollments, while the log is read. */
export interface AttemptBuilder {
  see(event: LogEvent, record: LogRecord): void;
  /** The attempts so far, by their beginning. Later events do not change an array that was handed out. */
  attempts(): readonly EnrollmentAttempt[];
}
