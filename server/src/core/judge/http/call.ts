import type { HttpEvent } from '../../log/event.ts';
import type { Severity } from '../../log/finding.ts';
import type { Sentence } from '../../text/sentence.ts';
import type { HttpCause } from './causes.ts';

/** A request with its numbers; 0 where the log has none. */
export interface Call {
  readonly event: HttpEvent;
  readonly status: number;
  readonly substatus: number;
  readonly win32: number;
  /** VerifyRequest or Notify: the request comes from the policy module on the server itself. */
  readonly policyModule: boolean;
}

/** What is wrong with a request, in words. */
export interface Told {
  readonly cause: HttpCause;
  /** A few words for the end of the line. */
  readonly short: Sentence;
  /** One or two sentences: cause and consequence. */
  readonly message: Sentence;
  /** Default: that of the rule. */
  readonly severity?: Severity;
  /** Set where nothing of SCEP fits and only the tables speak. */
  readonly general?: true;
}

/** What a status means that is wrong for its operation; undefined where another one tells it. */
export type Decide = (call: Call) => Told | undefined;
