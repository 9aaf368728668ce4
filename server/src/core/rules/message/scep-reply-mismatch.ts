import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { messageRule, requestOf } from '../kinds/message-rule.ts';

const other = { short: msg('answer belongs to another request') };

export const scepReplyMismatch = messageRule({
  id: 'scep-reply-mismatch',
  title: msg('SCEP answer that does not belong to its request'),
  severity: 'error',
  step: 5,
  resolutions: ['jscep-answer-mixed', 'jscep-envelope-wrong-key'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 3.2.1.1 ; RFC8894 3.2.1.5 ; RFC8894 3.3.2.1 ; jscep:transaction/InvalidNonceException',
  verified: true,
  conclusions: {
    'reply-transaction-differs': other,
    'reply-nonce-differs': other,
    'reply-for-another': { short: msg('answer encrypted for another key') },
  },
  evidence: requestOf,
});
