import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { messageRule } from '../kinds/message-rule.ts';

export const scepWrongRecipient = messageRule({
  id: 'scep-wrong-recipient',
  title: msg('SCEP message encrypted for a certificate that the server does not have'),
  severity: 'error',
  step: 2,
  resolutions: ['ra-cert-mismatch-decrypt', 'load-balancer-affinity'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 2.2 ; RFC8894 4.2 ; certnanny/sscep#60',
  verified: true,
  conclusions: {
    'recipient-unknown': { short: msg('encrypted for another RA certificate') },
    'recipient-cannot-encrypt': { short: msg('encrypted for the signing certificate') },
    'recipient-expired': {
      short: msg('RA certificate expired'),
      resolutions: ['http-500-ra-certs-expired', 'ra-cert-mismatch-decrypt'],
    },
  },
});
