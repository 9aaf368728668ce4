import type { HttpEvent } from '../../log/event.ts';
import type { Sentence } from '../../text/sentence.ts';

/** Why a request failed. */
export interface FailureReason {
  /** A few words for the end of the line. */
  readonly short: Sentence;
  /** One or two sentences: cause and consequence. */
  readonly why: Sentence;
  /** Set where nothing of SCEP fits and only the tables speak. */
  readonly general?: true;
}

/** A request with its numbers; 0 where the log has none. */
export interface Call {
  readonly event: HttpEvent;
  readonly status: number;
  readonly substatus: number;
  readonly win32: number;
  /** VerifyRequest or Notify: the request comes from the policy module on the server itself. */
  readonly policyModule: boolean;
}

/** One reason for a status that is wrong for its operation; undefined where it does not fit. */
export type Explain = (call: Call) => FailureReason | undefined;
