import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { messageRule } from '../kinds/message-rule.ts';

export const scepSignerNotValid = messageRule({
  id: 'scep-signer-not-valid',
  title: msg('SCEP message signed with a certificate that is expired or not yet valid'),
  severity: 'error',
  step: 2,
  resolutions: ['scep-failure-badtime', 'scep-failure-badrequest'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 2.3 ; RFC8894 3.2.1.4 ; that servers refuse it is derived',
  verified: false,
  conclusions: {
    'signer-expired': { short: msg('signer’s certificate expired') },
    'signer-not-yet-valid': { short: msg('signer’s certificate not yet valid') },
  },
});
