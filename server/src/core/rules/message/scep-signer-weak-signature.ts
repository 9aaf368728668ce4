import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { messageRule } from '../kinds/message-rule.ts';

const short = msg('signer’s certificate: MD5 or SHA-1');

export const scepSignerWeakSignature = messageRule({
  id: 'scep-signer-weak-signature',
  title: msg('SCEP message whose signer has a certificate signed with MD5 or SHA-1'),
  severity: 'information',
  step: 2,
  resolutions: ['scep-failure-badalg'],
  docUrl: PAGES.rfc8894,
  source: 'RFC8894 2.9 ; CERT:ios-scep-failure-no-getcacaps ; the advice is derived',
  verified: false,
  conclusions: {
    'weak-signer-signature': { severity: 'warning', short },
    'legacy-signer-signature': { short },
  },
});
