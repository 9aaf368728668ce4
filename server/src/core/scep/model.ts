import type { ByteProblem } from '../asn1/model.ts';
import type { Message } from '../text/message.ts';
import type { Secret } from '../text/secret.ts';

/** One line of a decoded message, for the decoded document, the outline and the command line. */
export interface DecodedNode {
  readonly label: Message;
  /** What stands there; absent for a mere container. */
  readonly value?: Message;
  /** Set instead of `value` where the content must stay masked until somebody asks for it. */
  readonly secret?: Secret;
  /** First byte of the element and the one behind its last, where the node is an element of the message. */
  readonly offset?: number;
  readonly end?: number;
  readonly problems: readonly ByteProblem[];
  readonly children: readonly DecodedNode[];
}
