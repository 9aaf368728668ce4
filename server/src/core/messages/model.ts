import type { DecodedMessage, MessageFinding } from '../scep/index.ts';
import type { Span } from '../text/span.ts';

/** A SCEP message that stands in a log, decoded and checked once for all rules. */
export interface CheckedMessage {
  readonly decoded: DecodedMessage;
  /** Where it stands: more than once where the log repeats it. */
  readonly spans: readonly Span[];
  /** For an answer: where the request stands that it belongs to. */
  readonly request?: Span;
  /** What checking it shows, with what log and case know. */
  findings(): readonly MessageFinding[];
}
