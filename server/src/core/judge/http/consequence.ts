import type { Operation } from '../../log/event.ts';
import { msg, type Sentence } from '../../text/sentence.ts';

/** The cause of a failed request, and what it means for the enrollment; for a page that no device asks, the cause alone. */
export function withConsequence(operation: Operation, cause: Sentence): Sentence {
  switch (operation) {
    case 'VerifyRequest':
      return msg('{0} No challenge is checked, so no certificate is issued.', cause);
    case 'Notify':
      return msg('{0} The outcome is not reported to Intune.', cause);
    case 'AdminPage':
    case 'BareUrl':
    case 'Other':
      return cause;
    default:
      return msg('{0} The device gets no usable answer.', cause);
  }
}
