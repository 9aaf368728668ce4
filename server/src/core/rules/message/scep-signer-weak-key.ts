import { PAGES } from '../../facts/pages.ts';
import { msg } from '../../text/sentence.ts';
import { messageRule } from '../kinds/message-rule.ts';

export const scepSignerWeakKey = messageRule({
  id: 'scep-signer-weak-key',
  title: msg('SCEP message signed with an RSA key of less than 2048 bits'),
  severity: 'warning',
  step: 4,
  resolutions: ['ca-refuses-request'],
  docUrl: PAGES.scepProfile,
  source: 'MEM:certificates-profile-scep (key size) ; that CAs refuse such keys is not read in a source',
  verified: false,
  conclusions: { 'weak-key': { short: msg('key shorter than 2048 bits') } },
});
